"""D: what processes need is used up."""

import os
import resource
import subprocess
import time

import ledger
import proc
import rpc
from stage import program, scenario, writers
from world import until


def many(number, *options, first="m"):
    names = [f"{first}{i}" for i in range(number)]
    return names, "".join(program(name, "{evil} stamp", "startretries=1000", *options) for name in names)


@scenario("D1", "64 file descriptors for 60 programs")
def few_descriptors(stage):
    check, names, steady, before = crowd(stage, "64:4096", 64)
    for pid in (check.daemon.keeper, check.daemon.jvm()):
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (1024, 4096))
    check.living(names + steady, 60)
    crowd_ends(check, steady, before)


@scenario("D9", "128 file descriptors for 60 programs, and no more to be had for the daemon's own Java process either")
def few_for_all(stage):
    check, _, steady, before = crowd(stage, "128:128", 128)
    until("it answers again", check.daemon.answers, 60, 0.03)
    crowd_ends(check, steady, before)


def crowd(stage, nofile, limit):
    names, sections = many(30)
    silent, others = many(30, "stdout_logfile=NONE", first="n")
    names += silent
    steady, more = writers(2, 2000, "priority=1")
    check = stage.daemon(f"minfds={limit}\n" + more + sections + others, before=["prlimit", "--nofile=" + nofile])
    before = check.living_part(steady)
    check.daemon.said("too many open files to spawn", 3)
    check.fault(60)
    check.demand(set(check.programs()) < set(names + steady), "all started: nothing was tested")
    until("it answers", check.daemon.answers, 60, 0.03)
    check.daemon.kill_jvm()
    check.same(before)
    return check, names, steady, before


def crowd_ends(check, steady, before):
    check.same(before)
    check.no_zombies()
    check.end()
    check.lines(steady)


@scenario("D2", "an ordinary user's process table is full")
def few_processes(stage):
    user = stage.random.randrange(100_000, 1_000_000)
    names = [f"q{i}" for i in range(5)]
    sections = "".join(program(name, "{evil} quick 1", "startsecs=5", "startretries=1000") for name in names)
    steady, more = writers(2)
    check = stage.daemon(more + sections, before=["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"])
    before = check.living_part(steady)
    pids = [check.daemon.keeper, check.daemon.jvm()]
    for _ in stage.rounds(1):
        # not even a thread can be had: calls may have to wait, which is not judged; programs may not be touched
        limit(user, pids, 1)
        times = check.daemon.log().count("Too many processes in process table to spawn")
        check.daemon.said("Too many processes in process table to spawn", times + 3)
        check.fault(3)
        check.same(before)
        limit(user, pids, 4000)
        starts = len(ledger.Ledger(check.folder).lives)
        until("they are tried again", lambda n=starts: len(ledger.Ledger(check.folder).lives) > n, 60)
        until("it answers", check.daemon.answers, 60, 0.03)
    check.same(before)
    check.statuses(names)
    check.no_zombies()
    check.end()
    check.lines(steady)


@scenario("D2S", "the process table is full before the daemon has its servers", short=False)
def deaf(stage):
    user = stage.random.randrange(100_000, 1_000_000)
    names, sections = many(30)
    check = stage.daemon(sections, wait=False, before=[
        "setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "prlimit", "--nproc=40:4000"])
    check.daemon.said("supervisord started with pid")
    check.fault()
    time.sleep(2)
    limit(user, [check.daemon.keeper, check.daemon.jvm()], 4000)
    check.living(names, 60)
    until("it answers", check.daemon.answers, 60, 0.03)
    check.end()


def limit(user, pids, number):
    """As that user: who is root may lack the right to change the limits of others."""
    for pid in pids:
        subprocess.run(["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "prlimit", "--pid", str(pid), f"--nproc={number}:"],
                       check=True)


@scenario("D5", "the folder of logs is removed, replaced by a file, by a link, and may not be written")
def no_folder(stage):
    folder = stage.place()
    logs = f"{folder}/logs"
    os.mkdir(logs)
    names = ["w0", "w1"]
    sections = "".join(program(name, "{evil} lines 1000", f"stdout_logfile={logs}/{name}.log", "stdout_logfile_maxbytes=5KB",
                               "stdout_logfile_backups=3") for name in names)
    steady = program("w2", "{evil} lines 2000") + program("again", "{evil} stamp", f"stdout_logfile={logs}/again.log", "startretries=1000")
    check = stage.daemon(sections + steady, folder=folder)
    before = check.living([*names, "w2", "again"])
    held = check.holdings()

    def replaced(by):
        subprocess.run(["rm", "-rf", logs], check=True)
        by()
        check.fault()
        goes_on(check, before, names)
        old = check.kill("again")
        check.daemon.process.send_signal(12)
        until(f"its end is seen:\n{check.daemon.log()[-800:]}", lambda: proc.state(old) == "")
        goes_on(check, before, names)

    for by in (lambda: None, lambda: open(logs, "w").close(), lambda: os.symlink("/no/such", logs), lambda: os.symlink(logs, logs)):
        replaced(by)
    subprocess.run(["rm", "-rf", logs], check=True)
    os.mkdir(logs)
    check.daemon.process.send_signal(12)  # USR2: logs are opened anew
    for name in names:
        until(f"{name} is logged again", lambda n=name: os.path.exists(f"{logs}/{n}.log") and os.path.getsize(f"{logs}/{n}.log") > 0)
    check.living([*names, "w2", "again"], 60)
    check.same(before, ["again"])
    check.held(held)
    check.end()
    check.lines(["w2"])


def goes_on(check, before, names):
    """Nobody is blocked on a pipe that is not read: they write more than a pipe holds would take too long, so a thousand lines."""
    counts = {name: ledger.count(check.folder, name, before[name][0]) for name in names}
    until(lambda: f"they write on: {counts}", lambda: all(
        ledger.count(check.folder, name, before[name][0]) > counts[name] + 200 for name in names))
    check.same(before, ["again"])
