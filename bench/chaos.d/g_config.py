"""G: files that change at random, and files that nobody should write."""

import os

import proc
import rpc
from stage import program, scenario, writers
from world import until


class Model:
    """What the file says and therefore what must run."""

    def __init__(self, chance):
        self.random = chance
        self.groups = {}  # name -> (number of processes, variant)
        for i in range(6):
            self.groups[f"p{i}"] = (1, 0)

    def edit(self):
        """One to three changes; returns the names of groups whose processes may be others now."""
        touched = set()
        for _ in range(self.random.randrange(1, 4)):
            name = f"p{self.random.randrange(12)}"
            touched.add(name)
            if name not in self.groups:
                self.groups[name] = self.random.randrange(1, 4), 0
            elif self.random.random() < 0.4 and len(self.groups) > 1:
                del self.groups[name]
            else:
                number, variant = self.groups[name]
                self.groups[name] = self.random.randrange(1, 4), variant + 1
        return touched

    def text(self):
        return "".join(
            program(name, "{evil} stamp", f"numprocs={number}", "process_name=%(program_name)s_%(process_num)d",
                    f"environment=VARIANT=\"{variant}\"", "stdout_logfile=NONE")
            for name, (number, variant) in self.shuffled())

    def shuffled(self):
        """Order in the file means nothing."""
        items = list(self.groups.items())
        self.random.shuffle(items)
        return items

    def processes(self):
        return {f"{name}_{i}": str(variant) for name, (number, variant) in self.groups.items() for i in range(number)}


BAD = ("[program:bad]\n", "[program:x]\ncommand=/bin/cat\nnumprocs=x\n", "[program:x]\ncommand=%(ENV_NOT_THERE)s\n", "no section\n",
       "[program:x]\ncommand=/bin/cat\nstopsignal=NO\n", "[group:g]\nprograms=nobody\n", "[program:x]\ncommand='/bin/cat\nautostart=perhaps\n", "\0\0\0")


@scenario("G1", "the file is edited at random, reread and updated; some edits are broken", weight=2)
def edits(stage):
    model = Model(stage.random)
    check = stage.daemon(model.text())
    now = check.living(model.processes())
    held = check.holdings()
    for i in stage.rounds(100, 1000):
        if stage.random.random() < 0.2:
            check.daemon.write(model.text() + stage.random.choice(BAD))
            try:
                check.daemon.update()
                check.wrong("a broken file was taken")
            except rpc.Fault as fault:
                check.demand(fault.faultCode == 92, f"CANT_REREAD is 92, it was {fault}")
            check.same(now)
            continue
        old = {name: variant for name, variant in model.processes().items()}
        counts = {name: group for name, group in model.groups.items()}
        model.edit()
        check.daemon.write(model.text())
        check.daemon.update()
        check.fault()
        before, now = now, check.living(model.processes(), 20)
        for name, variant in model.processes().items():
            group = name.rpartition("_")[0]
            if old.get(name) == variant and counts.get(group) == model.groups.get(group):
                check.demand(now.get(name) == before.get(name), f"round {i}: {name} was not changed and is another process")
            if name in now:
                real = proc.environment(now[name][0]).get("VARIANT")
                check.demand(real == variant, f"round {i}: {name} runs variant {real}, the file says {variant}")
        if i % 25 == 24:
            check.daemon.kill_jvm()
            check.same(now)
        if check.broken:
            break
    check.no_zombies()
    extra = 3 * (sum(number for number, _ in model.groups.values()) - 6)
    check.held((held[0] + extra, held[1] + extra, *held[2:]), fds=12)
    check.end()


# "+0", "-0", "00" and zeros of other scripts are missing: Supervisor takes them for 0, and so do we
USERS = ("0day", "0x0", "0x1", "0b0", "0.0", "-1", "4294967295", "4294967296", "18446744073709551616", "1e3", "nobody:root", "root,", "nul\0l")


@scenario("G2", "files that nobody should write, and users that are nobody: refused, and nothing is touched")
def odd_files(stage):
    steady, sections = writers(2)
    folder = stage.place()
    check = stage.daemon(sections, folder=folder)
    before = check.living(steady)
    os.symlink("round", f"{folder}/round")
    os.mkfifo(f"{folder}/fifo")
    with open(f"{folder}/half", "w") as file:
        file.write("[program:half]\ncomm")
    good = {
        "crlf": "[program:fresh]\r\ncommand=/bin/cat\r\n",
        "includes nothing": "[include]\nfiles={folder}/none*.conf\n[program:fresh]\ncommand=/bin/cat\n",
        "long": "[program:fresh]\ncommand=/bin/cat\nenvironment=A=\"" + "x" * 100_000 + "\"\n",
        "many": "[program:fresh]\ncommand=/bin/cat\n" + "".join(f"[program:n{i}]\ncommand=/bin/cat\nautostart=false\n" for i in range(500)),
    }
    bad = {f"user {user!r}": f"[program:fresh]\ncommand=/bin/cat\nuser={user}\n" for user in USERS}
    bad.update({
        "half": "[include]\nfiles={folder}/half\n",
        "fifo": "[include]\nfiles={folder}/fifo\n",
        "zeros": "\0" * 1000,
        "recursion": "[program:fresh]\ncommand=%(ENV_A)s\nenvironment=A=\"%(ENV_A)s\"\n",
        "too many": "[program:fresh]\ncommand=/bin/cat\nprocess_name=%(process_num)d\nnumprocs=1000000000\n",
        "no command": "[program:fresh]\nautostart=true\n",
        "key first": "command=/bin/cat\n[program:fresh]\ncommand=/bin/cat\n",
    })
    for what, text in bad.items():
        check.fault()
        written = text if what == "key first" else sections + text
        check.daemon.write(written)
        if what == "key first":
            with open(f"{folder}/conf", "r+b") as file:
                whole = file.read()
                file.seek(0)
                file.write(b"command=/bin/cat\n" + whole)
        try:
            check.daemon.rpc().supervisor.reloadConfig()
            check.wrong(f"{what}: it was taken")
        except rpc.Fault as fault:
            check.demand(fault.faultCode == 92, f"{what}: {fault}")
        check.same(before)
    for what, text in good.items():
        check.fault()
        check.daemon.write(sections + text)
        added, _, _ = check.daemon.update()
        check.demand("fresh" in added, f"{what}: added {added[:5]}")
        check.living([*steady, "fresh"])
        check.daemon.write(sections)
        check.daemon.update()
        check.living(steady)
        check.same(before)
    for what, text in (("folder", "[include]\nfiles={folder}\n"), ("loop", "[include]\nfiles={folder}/round\n")):
        check.daemon.write(sections + text)
        try:
            check.daemon.update()
        except rpc.Fault:
            pass  # warned of or refused: it is not fatal
        check.same(before)
    until("it answers", check.daemon.answers, 60, 0.03)
    check.end()
    check.lines(steady)
