"""C: signals and orders, many and at the wrong moment."""

import os
import signal
import time

import ledger
import proc
import rpc
from stage import program, scenario, writers
from world import Late, beside, until


@scenario("C1", "programs that end in a fraction of a millisecond and come back at once, for ever")
def storm(stage):
    number = 8 if stage.short else 40
    names = [f"s{i}" for i in range(number)]
    steady, more = writers(2)
    check = stage.daemon("".join(program(name, f"{{evil}} quick {i + 1}", "autorestart=true", "autostart=false")
                                 for i, name in enumerate(names)) + more)
    check.living(steady)
    held = check.holdings()
    for name in names:
        check.daemon.rpc().supervisor.startProcess(name, False)
    probe = rpc.Probe(f"{check.folder}/sock", 0.1)
    time.sleep(max(2, min(10, stage.left() / 2)))  # enough for some ten thousand
    check.rpc += probe.stop()
    for name in names:
        check.daemon.rpc().supervisor.stopProcess(name, False)
    until("they are stopped", lambda: not set(check.programs()) & set(names))
    check.living(steady)
    started = ledger.Ledger(check.folder).starts()
    starts = sum(started[name] for name in names)
    check.fault(starts)
    check.demand(starts > 10 * number, f"only {starts} starts: nothing was tested")
    check.daemon.rpc().supervisor.getState()
    spawned = sum(check.daemon.log().count(f"spawned: '{name}'") for name in names)
    # a stop may come before a first instruction
    check.demand(starts <= spawned <= starts + number, f"{starts} starts, the log says {spawned}")
    check.statuses(names)
    check.no_zombies()
    check.held(held, fds=4 + number)  # their logs stay open
    check.end()
    check.lines(steady)


def storm(stage, check, what, number, most):
    """So many signals, with pauses of so many seconds at most."""
    for _ in range(number):
        os.kill(check.daemon.keeper, what)
        check.fault()
        stage.pause(0, most)
    until("it answers", check.daemon.answers, 60, 0.03)


@scenario("C2", "TERM during start-up and reload, twice and thrice; HUP 50 times; a storm of USR2 under rotation")
def wrong_moments(stage):
    steady, sections = writers(4, 1000, "stdout_logfile_maxbytes=10KB", "stdout_logfile_backups=2000")
    check = stage.daemon(sections)
    check.living(steady)
    storm(stage, check, signal.SIGUSR2, 200, 0.005)
    check.living(steady)
    storm(stage, check, signal.SIGHUP, 50, 0.02)
    check.living(steady)
    until("it answers still", check.daemon.answers, 60, 0.03)
    os.kill(check.daemon.keeper, signal.SIGHUP)
    stage.pause(0, 0.3)
    for _ in range(3):
        if check.daemon.ended():
            break
        os.kill(check.daemon.keeper, signal.SIGTERM)
        check.fault()
        stage.pause(0, 0.02)
    check.demand(check.daemon.wait() == 0, f"it ended with {check.daemon.process.returncode}")
    check.nobody()
    check.lines(steady)
    for _ in stage.rounds(3):
        check.daemon.launch(wait=False)
        stage.pause(0.05, 1)
        for _ in range(stage.random.randrange(1, 4)):
            if not check.daemon.ended():
                os.kill(check.daemon.process.pid, signal.SIGTERM)
            check.fault()
        check.daemon.wait(30)
        check.nobody()
    check.no_double()
    check.lines(steady)


@scenario("C3", "50 clients start, stop and restart one program at the same time")
def race(stage):
    steady, more = writers(2)
    check = stage.daemon(program("one", "{evil} lines 5000", "autorestart=false", "autostart=false") + more)
    check.living(steady)
    held = check.holdings()
    started, odd = [], []

    def client(number):
        import random
        chance = random.Random(f"{stage.name}:{number}")
        call = check.daemon.rpc(60).supervisor
        for _ in range(6 if stage.short else 40):
            name, arguments = chance.choice([("startProcess", (False,)), ("startProcess", (True,)), ("stopProcess", (True,)),
                                             ("stopProcess", (False,)), ("signalProcess", ("CONT",))])
            try:
                getattr(call, name)("one", *arguments)
                if name == "startProcess":
                    started.append(number)
            except rpc.Fault as fault:
                # ABNORMAL_TERMINATION, SPAWN_ERROR, ALREADY_STARTED, NOT_RUNNING: all may be so in a race
                if fault.faultCode not in (40, 50, 60, 70):
                    odd.append(str(fault))

    hands = [beside(client, number) for number in range(50)]
    for hand in hands:
        hand.join(120)
    check.demand(not any(hand.is_alive() for hand in hands), "a client waits for ever")
    check.fault(50)
    check.demand(not odd, f"answers: {odd[:3]}")
    lives = len(ledger.Ledger(check.folder).of("one"))
    spawned = check.daemon.log().count("spawned: 'one'")
    check.demand(0 < lives <= spawned, f"{lives} lives, {spawned} spawned")  # a stop may come before a first instruction
    check.demand(len(started) <= spawned, f"{len(started)} were told that they had started it, it was {spawned} times")
    try:
        check.daemon.rpc().supervisor.startProcess("one")
    except rpc.Fault:
        pass  # it runs
    check.living([*steady, "one"])
    check.held(held, fds=6)
    check.end()
    check.lines(steady)


@scenario("C5", "a program is killed, and the JVM as soon as its successor is there")
def both(stage):
    steady, more = writers(3, 1000)
    check = stage.daemon(program("other", "{evil} lines 1000") + more)
    before = check.living(["other", *steady])
    held, keeper = check.holdings(), check.daemon.keeper
    for _ in stage.rounds(6):
        old, jvm = check.kill("other"), check.daemon.jvm()
        known = set(proc.children(keeper))
        end = time.monotonic() + 10
        while time.monotonic() < end and not set(proc.children(keeper)) - known:
            pass  # the moment between a spawn and what is written down of it is short
        os.kill(jvm, signal.SIGKILL)
        check.fault()
        until("the JVM is gone", lambda j=jvm: j not in check.daemon.jvms())
        until(lambda: f"another one answers:\n{check.daemon.log()[-1500:]}", check.daemon.answers, 60, 0.03)
        until("it is back", lambda p=old: check.programs().get("other", (p,))[0] != p)
        check.same(before, ["other"])
    check.living(["other", *steady])
    check.no_zombies()
    check.held(held)
    check.end()
    check.lines([*steady, "other"])


@scenario("C4", "programs killed at random, one after the other", short=False)
def kills(stage):
    number = 10 if stage.short else 60
    names = [f"k{i}" for i in range(number)]
    steady, more = writers(2)
    check = stage.daemon("".join(program(name, "{evil} stamp") for name in names) + more)
    before = check.living(names + steady)
    held = check.holdings()
    for i in stage.rounds(25):
        name = stage.random.choice(names)
        pid = before[name][0]
        if i % 10 == 5 and not stage.short:
            check.daemon.kill_jvm()
        check.killed[pid] = signal.SIGKILL
        check.fault()
        killed = time.monotonic_ns()
        os.kill(pid, signal.SIGKILL)
        try:
            life = until(f"{name} is back", lambda n=name, p=pid: [x for x in ledger.Ledger(check.folder).of(n)[-1:] if x.pid != p], 30, 0.002)[0]
        except Late as e:
            check.wrong(str(e))
            break
        check.restart.append((life.ns - killed) / 1e6)
        before[name] = life.pid, proc.born(life.pid)
        stage.pause(0, 0.05)
    check.same(before)
    check.living(names + steady)
    check.statuses(names, may_miss=0 if stage.short else 5)
    check.no_zombies()
    check.held(held)
    check.end()
    check.lines(steady)
