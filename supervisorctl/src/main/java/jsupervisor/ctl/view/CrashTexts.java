package jsupervisor.ctl.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jsupervisor.terms.Printable;

/** What {@code crashes} and {@code crash} print. */
public final class CrashTexts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int NAME = 24;
  private static final int HOW = 22;

  private final List<String> lines = new ArrayList<>();

  private CrashTexts() {}

  /** A line for each kind: id, how often, when the last one was, who, how, what. */
  public static List<String> list(List<Struct> all) {
    if (all.isEmpty()) return List.of("No crashes");
    var lines = new ArrayList<String>();
    lines.add(
        Columns.pad("ID", 14)
            + Columns.pad("COUNT", 8)
            + Columns.pad("LAST", 21)
            + Columns.pad("PROCESS", NAME)
            + Columns.pad("HOW", HOW)
            + "WHAT");
    all.forEach(each -> lines.add(line(each)));
    return lines;
  }

  private static String line(Struct crash) {
    var line =
        Columns.pad(crash.text("id"), 14)
            + Columns.pad(crash.text("count"), 8)
            + Columns.pad(at(crash, "last"), 21)
            + Columns.pad(names(crash) + " ", NAME)
            + Columns.pad(crash.text("how") + " ", HOW)
            + crash.text("what");
    return Printable.name(line.stripTrailing());
  }

  private static String names(Struct crash) {
    var names = texts(crash, "processes");
    if (names.isEmpty()) return crash.text("group");
    return names.getFirst() + (names.size() > 1 ? " +" + (names.size() - 1) : "");
  }

  private static String at(Struct crash, String key) {
    var moment = Instant.ofEpochSecond(crash.number(key));
    return CLOCK.format(LocalDateTime.ofInstant(moment, ZoneId.systemDefault()));
  }

  private static List<String> texts(Struct crash, String key) {
    return crash.members().get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Everything about one. */
  public static List<String> one(Struct crash) {
    var texts = new CrashTexts();
    texts.head(crash);
    texts.end(crash);
    texts.start(crash);
    texts.comparison(crash);
    texts.environment(crash);
    texts.log(crash, "stdout", "standard output");
    texts.log(crash, "stderr", "standard error");
    return texts.lines;
  }

  private void head(Struct crash) {
    add("crash " + crash.text("id") + " of " + crash.shown() + ": " + crash.text("how"));
    fact("what", crash.text("what"));
    var names = texts(crash, "processes");
    fact("processes", names.size() > 1 ? String.join(", ", names) : "");
    var unread = crash.number("count") - crash.number("read");
    fact(
        "count",
        "%d, first %s, last %s%s"
            .formatted(
                crash.number("count"),
                at(crash, "first"),
                at(crash, "last"),
                unread > 0 ? "; " + unread + " of them were counted only" : ""));
  }

  private void end(Struct crash) {
    fact(
        crash.members().containsKey("log") ? "written" : "ended",
        at(crash, "ended")
            + ran(crash)
            + (crash.flag("early") ? ", before startsecs were over" : ""));
    fact("pid", crash.number("pid") > 0 ? crash.text("pid") : "");
    fact("core", crash.text("core"));
    fact("out of memory", crash.text("oom"));
    if (crash.members().containsKey("memory_kb"))
      fact(
          "used",
          "%s KiB of memory, threads: %s%s, at %s"
              .formatted(
                  crash.text("memory_kb"),
                  crash.text("threads"),
                  crash.text("fds").isEmpty() ? "" : ", open files: " + crash.text("fds"),
                  at(crash, "seen")));
    fact("starts", crash.number("starts") > 0 ? crash.text("starts") : "");
  }

  private static String ran(Struct crash) {
    return crash.members().get("ran") instanceof Number ran && ran.doubleValue() >= 0
        ? ", ran for %s s".formatted(ran)
        : "";
  }

  private void start(Struct crash) {
    fact("command", crash.text("command"));
    fact("directory", crash.text("directory"));
    fact("user", crash.text("user"));
    fact("configuration", crash.text("configuration"));
    var sum = crash.text("binary_sha256");
    fact("binary", crash.text("binary") + (sum.isEmpty() ? "" : ", sha256 " + sum));
  }

  private void comparison(Struct crash) {
    if (!crash.members().containsKey("good_since")) {
      fact("last good start", "none was seen yet");
      return;
    }
    fact("last good start", "as since " + at(crash, "good_since") + "; since then:");
    var changed = crash.members().get("binary_changed");
    add("    the binary " + (changed == null ? "was too large to be compared" : is(changed)));
    add("    the configuration " + is(crash.flag("configuration_changed")));
    var changes = texts(crash, "environment_changes");
    add("    the environment " + is(!changes.isEmpty()));
    changes.forEach(line -> add("      " + Printable.name(line)));
  }

  private static String is(Object changed) {
    return Boolean.TRUE.equals(changed) ? "has changed" : "is the same";
  }

  private void environment(Struct crash) {
    if (!(crash.members().get("environment") instanceof Map<?, ?> all) || all.isEmpty()) return;
    add("  environment:");
    var sorted = new TreeMap<String, String>();
    all.forEach((name, value) -> sorted.put(String.valueOf(name), String.valueOf(value)));
    sorted.forEach((name, value) -> add("    " + Printable.name(name + "=" + value)));
  }

  private void log(Struct crash, String key, String title) {
    var end = texts(crash, key);
    var note = crash.text(key + "_note");
    add("  end of " + title + (note.isEmpty() ? "" : " (" + note + ")") + ":");
    end.forEach(line -> add("    " + line));
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) add("  " + name + ": " + Printable.name(value));
  }

  private void add(String line) {
    lines.add(line);
  }
}
