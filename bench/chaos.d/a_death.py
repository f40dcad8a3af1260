"""A: the daemon dies, in part or in whole, and comes back."""

import os
import signal
import subprocess
import time

import ledger
import proc
import rpc
from stage import Cannot, briefs, program, scenario, writers
from world import beside, read, until

QUIET = (rpc.Fault, *rpc.BROKEN)


def attempt(call, *arguments):
    """A call that may be cut off by a kill."""
    try:
        return call(*arguments)
    except QUIET:
        return None


def busy(stage, daemon, names):
    """Does what a daemon can be killed in: spawns, stops, a reload of the file, a rotation."""
    call = daemon.rpc().supervisor
    what = stage.random.randrange(4)
    if what == 0:
        attempt(call.startProcessGroup, "briefs", False)
    elif what == 1:
        name = stage.random.choice(names)
        attempt(call.stopProcess, name, True)
        attempt(call.startProcess, name, False)
    elif what == 2:
        attempt(daemon.update)
    else:
        attempt(daemon.process.send_signal, signal.SIGUSR2)


@scenario("A1", "kill -9 of the JVM at random moments, under spawns, stops, updates, rotation", short=False, weight=3)
def killed(stage):
    steady, sections = writers(6)
    rotated, more = writers(8, 1000, "stdout_logfile_maxbytes=20KB", "stdout_logfile_backups=500")
    rotated, more = rotated[6:], "".join("[program:" + part for part in more.split("[program:")[7:])
    restless = ["r0", "r1"]
    more += "".join(program(name, "{evil} lines 3000") for name in restless)
    ends, last = briefs(8)
    check = stage.daemon(sections + more + last)
    everyone = steady + rotated + restless
    before = check.living(everyone)
    held = check.holdings()
    for _ in stage.rounds(4):
        work = beside(busy, stage, check.daemon, restless)
        stage.pause(0, 0.3)
        check.fault()
        check.daemon.kill_jvm()
        work.join(40)
        for name in restless:
            attempt(check.daemon.rpc().supervisor.startProcess, name, False)
        check.living(everyone) if not set(check.programs()) & set(ends) else None
        check.same(before, restless)
    until("the brief ones have ended", lambda: not set(check.programs()) & set(ends))
    check.living(everyone)
    check.no_zombies()
    check.held(held, fds=4 + len(ends))  # their logs stay open
    check.end()
    check.lines(everyone)
    check.lines([name for name in ends if ledger.Ledger(check.folder).of(name)])
    check.statuses(ends, may_miss=check.counts["faults"] * len(ends))


@scenario("A2", "programs end while there is no JVM")
def ends_unseen(stage):
    status = {"g0": 0, "g1": 42, "g2": 255, "g3": 256 + 15, "g4": 256 + 9, "g5": 7}
    sections = "".join(program(name, f"{{evil}} gate {code}", "autorestart=unexpected", "exitcodes=0,42", "startsecs=1")
                       for name, code in status.items() if name != "g5")
    sections += program("g5", "{evil} gate 7", "autorestart=false")
    check = stage.daemon(sections)
    for round in stage.rounds(1):
        check.living(status)
        for name in ("g0", "g1", "g5"):  # an end before that would be a failed start
            check.daemon.said(f"success: {name}", round + 1)
        starts = ledger.Ledger(check.folder).starts()
        unborn = proc.born(check.daemon.jvm())
        check.daemon.kill_jvm(wait=False)
        open(f"{check.folder}/go", "w").close()
        until("all have ended", lambda: all(proc.state(pid) in ("", "Z") for pid, _ in check.programs().values()))
        check.demand(not any(proc.born(pid) != unborn for pid in check.daemon.jvms() if check.daemon.answers()),
                     "a JVM was there before the programs had ended: nothing was tested")
        check.fault(len(status))
        os.unlink(f"{check.folder}/go")
        check.living(["g2", "g3", "g4"])
        wanted = sum(starts.values()) + 3
        until("the three have begun", lambda n=wanted: sum(ledger.Ledger(check.folder).starts().values()) >= n)
        after = ledger.Ledger(check.folder).starts()
        for name, code in status.items():
            wanted = 1 if name in ("g2", "g3", "g4") else 0
            check.demand(after[name] - starts[name] == wanted, f"{name} was started {after[name] - starts[name]} times after status {code}")
        check.statuses(status)
        if stage.left() > 0:
            for name in ("g0", "g1", "g5"):
                check.daemon.rpc().supervisor.startProcess(name, False)
    check.end()
    check.lines(status)


@scenario("A4", "keeper and JVM are stopped for seconds and go on")
def stopped(stage):
    steady, sections = writers(4)
    check = stage.daemon(sections + program("dies", "{evil} lines 2000"))
    before = check.living([*steady, "dies"])
    held = check.holdings()
    for i in stage.rounds(2):
        who = check.daemon.keeper if i % 2 == 0 else check.daemon.jvm()
        os.kill(who, signal.SIGSTOP)
        victim = check.kill("dies")
        stage.pause(1.5, 3)
        os.kill(who, signal.SIGCONT)
        until("the dead one is back", lambda: check.programs().get("dies", (victim,))[0] != victim)
        check.living([*steady, "dies"])
        check.same(before, ["dies"])
    until("it answers", check.daemon.answers, 60, 0.03)
    check.no_zombies()
    check.held(held)
    check.end()
    check.lines([*steady, "dies"])
    check.statuses(["dies"])


@scenario("A4K", "kill -9 of the keeper: the JVM stops everything in order")
def keeper_killed(stage):
    ranks = {"late": 999, "middle": 500, "early": 1}
    sections = "".join(program(name, "{evil} lines 2000", f"priority={rank}") for name, rank in ranks.items())
    check = stage.daemon(sections)
    check.living(ranks)
    jvm = check.daemon.jvm()
    os.kill(check.daemon.keeper, signal.SIGKILL)
    check.fault()
    until("the JVM has ended", lambda: not proc.alive(jvm), 60)
    check.daemon.process.wait()
    check.nobody()
    book = ledger.Ledger(check.folder)
    order = [name for name, _, _ in book.exits]
    check.demand(order == list(ranks), f"stopped in the order {order}, by priority it is {list(ranks)}")
    check.demand(all(code == 0 for code in book.exits.values()), f"they ended with {list(book.exits.values())}")
    check.demand("keeper" in check.daemon.log(), f"the log says why:\n{check.daemon.log()[-500:]}")
    check.daemon.launch()
    check.living(ranks)
    check.end()


@scenario("A5", "kill -9 of JVM and keeper at once; the next start works")
def both_killed(stage):
    steady, sections = writers(3)
    check = stage.daemon(sections)
    before = check.living(steady)
    pids = [check.daemon.jvm(), check.daemon.keeper]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    check.fault()
    check.daemon.process.wait()
    until("nobody reads the pipes: the programs see it and end", lambda: not check.family(), 20)
    exits = ledger.Ledger(check.folder).exits
    check.demand(sorted(exits.values()) == [90] * 3, f"they ended with {exits}")
    check.daemon.launch()
    now = check.living(steady)
    check.demand(not set(now.values()) & set(before.values()), "these are new ones")
    check.end()


@scenario("A6", "upgrades in place under writers and programs that end", short=False, weight=2)
def upgrades(stage):
    steady, sections = writers(8, 1000)
    ends, more = briefs(6, 40)
    check = stage.daemon(sections + more)
    before = check.living(steady)
    held = check.holdings()
    for _ in stage.rounds(2):
        check.daemon.rpc().supervisor.startProcessGroup("briefs", False)
        jvm = check.daemon.jvm()
        check.daemon.rpc().jsupervisor.upgrade()
        check.fault()
        until(lambda: "it is upgraded:\n" + check.daemon.log()[-1500:],
              lambda: check.daemon.jvms() not in ([], [jvm]) and attempt(check.daemon.rpc().jsupervisor.upgraded) is True, 60)
        check.same(before)
        until("the brief ones have ended", lambda: not set(check.programs()) & set(ends))
    check.living(steady)
    check.no_zombies()
    check.held(held, fds=4 + len(ends))  # their logs stay open
    check.end()
    check.lines(steady + ends)
    check.statuses(ends)


def small_heap(stage, megabytes):
    """The same image with less room for the JVM: a launcher of its own beside links."""
    house = f"{stage.folder}/image"
    os.makedirs(f"{house}/bin")
    for part in ("lib", "libexec", "runtime"):
        os.symlink(os.path.realpath(f"{stage.image}/{part}"), f"{house}/{part}")
    text = read(f"{stage.image}/bin/supervisord").decode()
    if "-Xmx256m" not in text:
        raise Cannot("the launcher gives no -Xmx256m that could be made less")
    with open(f"{house}/bin/supervisord", "w") as file:
        file.write(text.replace("-Xmx256m", f"-Xmx{megabytes}m"))
    os.chmod(f"{house}/bin/supervisord", 0o755)
    return f"{house}/bin/supervisord"


@scenario("A8", "the JVM runs out of heap, again and again")
def out_of_heap(stage):
    steady, sections = writers(4)
    check = stage.daemon(sections, program=small_heap(stage, 20))
    before = check.living(steady)
    for _ in stage.rounds(2):
        jvm = check.daemon.jvm()
        time.sleep(2.1)  # one that lives less makes the keeper pause, which is another scenario's matter

        def greedy():
            while jvm in check.daemon.jvms():
                attempt(check.daemon.rpc(5).supervisor.sendProcessStdin, "w0", "x" * 4_000_000)

        hands = [beside(greedy) for _ in range(12)]
        until("the JVM has ended", lambda: jvm not in check.daemon.jvms(), 60)
        check.fault()
        for hand in hands:
            hand.join(30)
        until(lambda: "another one answers\n" + check.daemon.log()[-1000:] + check.daemon.output()[-1000:], check.daemon.answers, 60)
        check.same(before)
    check.living(steady)
    check.end()
    check.lines(steady)


@scenario("A8K", "the kernel kills the JVM for want of memory (memory cgroup)", short=False)
def out_of_memory(stage):
    group = f"/sys/fs/cgroup/memory/{os.path.basename(os.path.dirname(stage.folder))}"
    if not os.access("/sys/fs/cgroup/memory/memory.limit_in_bytes", os.W_OK):
        raise Cannot("no memory cgroup (version 1) that may be written")
    os.mkdir(group)
    try:
        steady, sections = writers(4)
        join = ["sh", "-c", f'echo $$ > {group}/cgroup.procs && exec "$@"', "sh"]
        check = stage.daemon(sections, before=join)
        before = check.living(steady)
        for _ in stage.rounds(2):
            jvm, hogs = check.daemon.jvm(), []
            used = int(read(f"{group}/memory.usage_in_bytes"))
            _put(f"{group}/memory.limit_in_bytes", used + (64 << 20))
            while jvm in check.daemon.jvms() and len(hogs) < 60:
                hog = [*join, "python3", "-c", "x = bytearray(b'x') * (8 << 20); import signal; signal.pause()"]
                hogs.append(subprocess.Popen(hog))
                time.sleep(0.1)
            check.demand(jvm not in check.daemon.jvms(), "the kernel killed somebody else: nothing was tested")
            check.fault()
            _put(f"{group}/memory.limit_in_bytes", -1)
            for hog in hogs:
                hog.kill()
                hog.wait()
            until("another one answers", check.daemon.answers, 60, 0.03)
            check.same(before)
        check.end()
        check.lines(steady)
    finally:
        until("the group is empty", lambda: not read(f"{group}/cgroup.procs").strip())
        os.rmdir(group)


def _put(path, number):
    with open(path, "w") as file:
        file.write(str(number))


@scenario("A9", "a second daemon on the same socket and files", short=False)
def second(stage):
    steady, sections = writers(3)
    check = stage.daemon(sections)
    before = check.living(steady)
    pid = read(f"{check.folder}/pid")
    again = subprocess.run([f"{stage.image}/bin/supervisord", "-n", "-c", f"{check.folder}/conf"],
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30, check=False)
    check.fault()
    check.demand(again.returncode == 2 and b"Another program is already listening" in again.stdout, f"the second said {again.stdout}")
    check.same(before)
    check.demand(read(f"{check.folder}/pid") == pid and check.daemon.answers(), "the first is as it was")
    check.end()
    check.lines(steady)
