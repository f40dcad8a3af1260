"""B: children that misbehave through their pipes."""

import os
import time

import ledger
import proc
import rpc
from stage import program, scenario, writers
from world import until


@scenario("B6", "programs that close their pipes early")
def mute(stage):
    steady, more = writers(2)
    check = stage.daemon(program("mute", "{evil} mute") + more)
    before = check.living(["mute", *steady])
    jvm = check.daemon.jvm()
    time.sleep(0.5)  # it has closed them, and the daemon has seen it
    ticks, began = proc.cpu(jvm), time.monotonic()
    time.sleep(1)
    share = (proc.cpu(jvm) - ticks) / os.sysconf("SC_CLK_TCK") / (time.monotonic() - began)
    check.fault()
    check.demand(share < 0.9, f"the JVM computes all the time: {share:.2f}")
    check.same(before)
    check.daemon.kill_jvm()
    check.same(before)
    pid = check.kill("mute")
    until("it is back", lambda: check.programs().get("mute", (pid,))[0] != pid)
    check.living(["mute", *steady])
    check.statuses(["mute"])
    check.end()
    check.lines(steady)


@scenario("B7", "programs that end while a child of theirs holds the pipe")
def leaves(stage):
    steady, more = writers(2)
    check = stage.daemon(program("leaves", "{evil} leaves 3", "autorestart=false", "autostart=false", "killasgroup=true") + more)
    check.living(steady)
    held = check.holdings()
    for i in stage.rounds(2):
        check.daemon.rpc().supervisor.startProcess("leaves")
        check.daemon.said("exited: leaves (exit status 3", i + 1)
        check.fault()
        left = check.family()["leaves"]
        check.demand(left, "its child had ended: nothing was tested")
        check.no_zombies()
        for pid in left:
            os.kill(pid, 9)
        until("nobody holds its lock", lambda: not check.family()["leaves"])
    check.living(steady)
    check.statuses(["leaves"])
    check.held(held)
    check.end()
    check.lines([*steady, "leaves"])


def same(one, others):
    """Whether a file is what these are together."""
    with open(one, "rb") as file:
        for other in others:
            with open(other, "rb") as part:
                while chunk := part.read(1 << 20):
                    if file.read(len(chunk)) != chunk:
                        return False
        return not file.read(1)


@scenario("B8", "hostile bytes as fast as they are taken: zeros, broken UTF-8, escapes, capture marks, lines without end")
def hostile(stage):
    size = (8 if stage.short else 200) << 20
    seed = stage.random.randrange(1, 1 << 31)
    plain = {"plain": ("stdout_logfile_maxbytes=1MB", "stdout_logfile_backups=1000"), "heard": ("stdout_events_enabled=true",)}
    other = {"captured": ("stdout_capture_maxbytes=1MB",), "joined": ("redirect_stderr=true", "stdout_capture_maxbytes=10KB")}
    sections = "".join(program(name, f"{{evil}} bytes {seed} {size if name == 'plain' else size // 8}", *how)
                       for name, how in {**plain, **other}.items())
    listener = "[eventlistener:ear]\ncommand={evil} stamp\nevents=PROCESS_LOG,PROCESS_COMMUNICATION\nbuffer_size=10\n"
    steady, more = writers(1)
    check = stage.daemon(sections + more + listener)
    held = check.holdings()
    before = check.living([*plain, *other, *steady, "ear"])
    probe = rpc.Probe(f"{check.folder}/sock")
    until("all is written", lambda: len(ledger.Ledger(check.folder).other["written"]) == 4, 120 + stage.left())
    check.rpc += probe.stop()
    check.fault(4)
    for name in plain:
        log = f"{check.folder}/{name}.log"
        try:
            until("the log is what was written", lambda: same(f"{check.folder}/copy.{name}", ledger.files(log)), 30, 0.2)
        except Exception:  # noqa: BLE001 it is said in another way
            check.wrong(f"the log of {name} is not what it has written: {[os.path.getsize(f) for f in ledger.files(log)]}")
    check.same(before)
    check.held(held)
    check.end()
    check.lines(steady)


@scenario("B9", "10 MB for the standard input of a program that does not read")
def stuffed(stage):
    steady, more = writers(2)
    check = stage.daemon(program("stamp", "{evil} stamp") + program("other", "{evil} stamp") + more)
    before = check.living(["stamp", "other", *steady])
    held = check.holdings()
    refused = 0
    for _ in range(10):
        try:
            check.daemon.rpc().supervisor.sendProcessStdin("stamp", "x" * 1_000_000)
        except rpc.Fault:
            refused += 1  # that there is a bound is as it should be
        check.fault()
    check.daemon.rpc().supervisor.sendProcessStdin("other", "hello\n")
    for _ in stage.rounds(2):
        pid = check.kill("other")
        until("it is back", lambda p=pid: check.programs().get("other", (p,))[0] != p)
    check.same(before, ["other"])
    check.daemon.kill_jvm()
    check.same(before, ["other"])
    check.daemon.rpc().supervisor.stopProcess("stamp")
    until("the pipe is closed", lambda: "stamp" not in check.programs())
    check.held(held, fds=8)
    check.end()
    check.lines(steady)
