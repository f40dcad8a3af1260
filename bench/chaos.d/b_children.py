"""B: children that misbehave as processes."""

import os
import signal
import time

import ledger
import proc
import rpc
from stage import program, scenario, writers
from world import read, until


@scenario("B1", "programs that end at once, all together, until they are given up")
def crash_loops(stage):
    number = 40 if stage.short else 300
    names = [f"q{i}" for i in range(number)]
    steady, more = writers(2)
    check = stage.daemon("".join(program(name, f"{{evil}} quick {i % 200 + 1}", f"startsecs={5 if stage.short else 2}", "startretries=2")
                                 for i, name in enumerate(names)) + more)
    probe = rpc.Probe(f"{check.folder}/sock")
    check.daemon.said("entered FATAL state", number, 60)
    check.rpc += probe.stop()
    book = ledger.Ledger(check.folder)
    for name in names:
        lives = book.of(name)
        check.fault(len(lives))
        check.demand(len(lives) == 3, f"{name} was tried {len(lives)} times, not 3")
        for turn, (one, two) in enumerate(zip(lives, lives[1:]), 1):
            check.demand(two.ns - one.ns >= turn * 1e9, f"{name}: try {turn} after {(two.ns - one.ns) / 1e9:.2f} s")
    check.living(steady)
    check.statuses(names)
    check.no_zombies()
    check.end()
    check.lines(steady)


@scenario("B2", "programs that ignore TERM, or are stopped by SIGSTOP")
def deaf(stage):
    steady, more = writers(2)
    check = stage.daemon(program("deaf", "{evil} deaf 2000", "stopwaitsecs=1", "autorestart=false")
                         + program("frozen", "{evil} lines 2000", "stopwaitsecs=1", "autorestart=false") + more)
    before = check.living(["deaf", "frozen", *steady])
    os.kill(before["frozen"][0], signal.SIGSTOP)
    for name in ("deaf", "frozen"):
        pid = before[name][0]
        check.killed[pid] = signal.SIGKILL
        check.fault()
        asked = time.monotonic()
        check.daemon.rpc().supervisor.stopProcess(name)
        check.demand(time.monotonic() - asked >= 1, f"{name} was killed before its second was over")
        check.demand(not proc.alive(pid), f"{name} lives")
    check.same(before, ["deaf", "frozen"])
    check.statuses(["deaf", "frozen"])
    check.end()
    check.lines([*steady, "deaf", "frozen"])


@scenario("B5", "programs that fork children which ignore TERM: a stop with killasgroup leaves nobody")
def forks(stage):
    number = 60 if stage.short else 400
    check = stage.daemon(program("bomb", f"{{evil}} forks {number}", "stopwaitsecs=1", "stopasgroup=true", "killasgroup=true")
                         + program("w0", "{evil} lines 2000"))
    before = check.living(["bomb", "w0"])
    for _ in stage.rounds(1):
        made = len(ledger.Ledger(check.folder).other["forked"])
        until("all are forked", lambda n=made: len(ledger.Ledger(check.folder).other["forked"]) > n or len(check.family()["bomb"]) == number + 1)
        check.demand(len(check.family()["bomb"]) == number + 1, f"{len(check.family()['bomb'])} processes")
        pid = check.programs()["bomb"][0]
        check.killed[pid] = signal.SIGKILL
        check.fault(number)
        check.daemon.rpc().supervisor.stopProcess("bomb")
        try:
            until("nobody is left", lambda: not check.family()["bomb"], 5)
        except Exception:  # noqa: BLE001 it is said in another way
            check.wrong(f"{len(check.family()['bomb'])} of {number + 1} are left")
        check.no_zombies()
        check.statuses(["bomb"])
        check.daemon.rpc().supervisor.startProcess("bomb")
    check.same(before, ["bomb"])
    check.end()
    check.lines(["w0"])


@scenario("B4", "a grandchild flees into a session of its own: it stays, as documented, and is nobody's")
def flees(stage):
    check = stage.daemon(program("flees", "{evil} flees"))
    before = check.living(["flees"])
    until("it has fled", lambda: ledger.Ledger(check.folder).other["fled"])
    fled = ledger.Ledger(check.folder).other["fled"][0][1]
    check.demand(proc.parent(fled) != check.daemon.keeper, "the keeper has become its parent")
    check.fault()
    check.daemon.rpc().supervisor.stopProcess("flees")
    check.demand(not proc.alive(before["flees"][0]) and proc.alive(fled), "the program is stopped, the grandchild is not")
    check.daemon.kill_jvm()
    check.demand(proc.alive(fled), "the grandchild is nobody's business")
    # its lock is still held by the fled one: another copy would be reported, so none is started
    check.daemon.stop()
    check.nobody(["flees"])
    os.kill(fled, signal.SIGKILL)


@scenario("B11", "as the first process of a container, among orphans that die at once")
def orphans(stage):
    steady, sections = writers(3)
    check = stage.daemon(sections + program("maker", "{evil} orphans 1000"),
                         before=["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"])
    before = check.living([*steady, "maker"])
    for _ in stage.rounds(2):
        stage.pause(0.3, 0.6)
        check.daemon.kill_jvm()
        check.fault()
        check.same(before)
        check.no_zombies()
    check.fault(len(ledger.Ledger(check.folder).lives))
    maker = before["maker"][0]
    os.kill(maker, signal.SIGSTOP)
    check.no_zombies()
    check.demand(not proc.zombies(check.daemon.keeper), "no zombie stays when nobody makes any")
    os.kill(maker, signal.SIGCONT)
    check.end()
    check.lines(steady)


REASONS = {
    "missing": ("/no/such/program", "spawnerr: can't find command '/no/such/program'"),
    "folder": ("/tmp", "spawnerr: command at '/tmp' is a directory"),
    "plain": ("{folder}/plain", "spawnerr: command at '{folder}/plain' is not executable"),
    "interpreter": ("{folder}/orphan", "exited: interpreter (exit status 127; not expected)"),
    "text": ("{folder}/text", "exited: text (exit status 127; not expected)"),
    "busy": ("{folder}/busy", "exited: busy (exit status 127; not expected)"),
    "long": ("/bin/echo " + "x" * 200_000, "exited: long (exit status 127; not expected)"),
    "nowhere": ("/bin/cat", "exited: nowhere (exit status 127; not expected)"),
    "unclosed": ("/bin/echo 'x", "spawnerr: can't parse command"),
    "loop": ("{folder}/loop", "spawnerr: can't find command '{folder}/loop'"),
}


@scenario("B10", "commands that cannot be executed, each in its own way", short=False)
def not_executable(stage):
    folder = stage.place()
    for name, text, mode in (("plain", "", 0o644), ("orphan", "#!/no/such\n", 0o755), ("text", "echo x\n", 0o755)):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)
        os.chmod(f"{folder}/{name}", mode)
    os.symlink("loop", f"{folder}/loop")
    with open(f"{folder}/busy", "wb") as file:
        file.write(read("/bin/true"))
    os.chmod(f"{folder}/busy", 0o755)
    holder = os.open(f"{folder}/busy", os.O_WRONLY)  # ETXTBSY
    sections = "".join(program(name, command, "startsecs=1", "startretries=0", "stderr_logfile={folder}/%(program_name)s.err",
                               *(["directory=/no/such"] if name == "nowhere" else []))
                       for name, (command, _) in REASONS.items())
    steady, more = writers(1)
    check = stage.daemon(sections + more, folder=folder)
    for name, (_, said) in REASONS.items():
        check.fault()
        check.daemon.said(said.replace("{folder}", folder))
        check.daemon.said(f"gave up: {name} entered FATAL state")
    os.close(holder)
    for name, what in (("interpreter", b"ENOENT"), ("text", b"ENOEXEC"), ("busy", b"ETXTBSY"), ("long", b"E2BIG"), ("nowhere", b"ENOENT")):
        check.demand(what in read(f"{folder}/{name}.err"), f"{name}.err: {read(f'{folder}/{name}.err')}")
    check.living(steady)
    check.no_zombies()
    check.end()
    check.lines(steady)
