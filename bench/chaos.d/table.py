"""The result as a Markdown table."""

HEAD = ("| | what is done | faults | lost | double | lines | lost, double, torn | ends, wrong | restart p50, p99 ms | answer p99 ms | verdict |\n"
        "|---|---|---:|---:|---:|---:|---|---|---|---:|---|")


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def delays(values):
    return f"{percentile(values, 0.5):.1f}, {percentile(values, 0.99):.1f}" if values else ""


def row(name, what, answer):
    counts = answer.get("counts", {})

    def of(*keys):
        return ", ".join(str(counts.get(key, 0)) for key in keys)

    lines = of("lost_lines", "double", "torn") if "written" in counts else ""
    ends = of("statuses", "wrong") if counts.get("statuses") else ""
    answers = f"{percentile(answer['rpc'], 0.99):.0f}" if answer.get("rpc") else ""
    written = counts.get("written", "")
    verdict = "**broken**" if answer.get("broken") else "holds"
    if answer.get("cannot"):
        return f"| {name} | {what} | | | | | | | | | not here: {answer['cannot']} |"
    return (f"| {name} | {what} | {of('faults')} | {of('lost')} | {of('duplicates')} | {written} | {lines} | {ends} "
            f"| {delays(answer.get('restart', []))} | {answers} | {verdict} |")
