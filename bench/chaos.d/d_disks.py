"""D: disks that are full, broken or slow."""

import os
import re
import time

import ledger
import proc
import rpc
from a_death import attempt
from cell import mount, unmount
from fuse import Disk
from stage import Cannot, program, scenario, writers
from world import Late, beside, read, until

LOST = re.compile(r"(\d+) bytes of output were lost")


def fill(path):
    with open(path, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def disk(folder):
    if not os.access("/dev/fuse", os.W_OK):
        raise Cannot("no /dev/fuse that may be opened")
    os.mkdir(folder)
    return Disk(folder)


def pairs(folder):
    """Writers on a bad disk and on a good one."""
    bad, sections = ["b0", "b1"], ""
    for name in bad:
        sections += program(name, "{evil} lines 500", f"stdout_logfile={folder}/{name}.log")
    good, more = writers(2)
    return bad, good, sections + more


def more_than_a_pipe(check, names):
    """None of them is held up: each writes more than its pipe takes."""
    pids = {name: check.programs()[name][0] for name in names}
    before = {name: proc.written(pid) for name, pid in pids.items()}
    until(f"they write on: {before}", lambda: all(proc.written(pid) > before[name] + 80_000 for name, pid in pids.items()), 60, 0.05)


def losses_are_counted(check, names, folder):
    """What is missing in a log is what the daemon says that it has dropped."""
    for name in names:
        log = read(f"{folder}/{name}.log")
        lives = ledger.Ledger(check.folder).of(name)
        said = sum(len(f"{name} {life.pid} {n}\n") for life in lives for n in range(ledger.count(check.folder, name, life.pid)))
        told = sum(int(number) for number in LOST.findall("\n".join(
            line for line in check.daemon.log().splitlines() if f"{name}.log " in line)))
        check.demand(said - len(log) == told, f"{name} wrote {said} bytes, {len(log)} are in the log, {told} are said to be lost")
        check.demand(told > 0, f"nothing of {name} was lost: nothing was tested")


def small_disk(folder, size):
    small = f"{folder}/small"
    os.mkdir(small)
    mount("small", small, "tmpfs", 0, f"size={size}")
    return small


@scenario("D4", "the disk of logs is full, then has room again")
def full(stage):
    folder = stage.place()
    small = small_disk(folder, "2m")
    bad, good, sections = pairs(small)
    fill(f"{small}/ballast")
    check = stage.daemon(sections, folder=folder)
    before = check.living(bad + good)
    check.daemon.said("No space left on device", 2)
    check.fault()
    more_than_a_pipe(check, bad)
    if not stage.short:
        check.daemon.kill_jvm()
        more_than_a_pipe(check, bad)
    os.unlink(f"{small}/ballast")
    check.daemon.said("can be written again", 2)
    check.same(before)
    check.end()
    check.lines(good)
    if stage.short:  # what one JVM has counted the next one does not know
        losses_are_counted(check, bad, small)
    unmount(small)


@scenario("D4M", "the disk of the main log is full")
def main_log_full(stage):
    folder = stage.place()
    small = small_disk(folder, "256k")
    good, sections = writers(2)
    check = stage.daemon(f"logfile={small}/main.log\n" + sections + program("dies", "{evil} stamp"), folder=folder)
    before = check.living([*good, "dies"])
    fill(f"{small}/ballast")
    check.fault()
    for _ in stage.rounds(5):
        pid = check.kill("dies")
        until("it is back", lambda p=pid: check.programs().get("dies", (p,))[0] != p)
    check.daemon.kill_jvm()
    check.same(before, ["dies"])
    until("it answers", check.daemon.answers, 60, 0.03)
    os.unlink(f"{small}/ballast")
    pid = check.kill("dies")
    until(lambda: f"the log is written again: {read(f'{small}/main.log')[-500:]}",
          lambda: f"exited: dies (terminated by SIGKILL; not expected)".encode() in read(f"{small}/main.log")[-2000:])
    check.same(before, ["dies"])
    check.end()
    check.lines(good)
    unmount(small)


def elsewhere(stage, target, source):
    """What lies in /tmp is found below another folder of this namespace."""
    mount(source, target, "none", 4096)  # MS_BIND
    return target


@scenario("D4T", "/tmp is full and read-only when the JVM is killed")
def no_tmp(stage):
    image, folder = elsewhere(stage, "/media", stage.image), elsewhere(stage, "/mnt", stage.folder)
    here = f"{folder}/d"
    stage.place()
    mount("small", "/tmp", "tmpfs", 0, "size=64k")
    good, sections = writers(2)
    check = stage.daemon(sections, folder=here, program=f"{image}/bin/supervisord")
    before = check.living(good)
    fill("/tmp/ballast")
    mount("small", "/tmp", "none", 32 | 1, "")  # MS_REMOUNT | MS_RDONLY
    for _ in stage.rounds(1):
        check.daemon.kill_jvm()
        check.fault()
        check.same(before)
    check.end()
    check.lines(good)


@scenario("D4E", "the disk of logs gives EIO for every write, then works again")
def broken(stage):
    folder = stage.place()
    with disk(f"{folder}/disk") as bad_disk:
        bad, good, sections = pairs(bad_disk.folder)
        check = stage.daemon(sections, folder=folder)
        before = check.living(bad + good)
        for _ in stage.rounds(1):
            times = check.daemon.log().count("can be written again")
            bad_disk.now("EIO")
            check.fault()
            more_than_a_pipe(check, bad)
            bad_disk.now("ok")
            check.daemon.said("can be written again", times + 2)
        check.daemon.said("Input/output error", 2)
        check.same(before)
        check.end()
        check.lines(good)
        losses_are_counted(check, bad, bad_disk.folder)


@scenario("D7", "the disk of one program's log stalls for seconds: the others do not notice")
def stalled(stage):
    folder = stage.place()
    with disk(f"{folder}/disk") as bad_disk:
        bad, good, sections = pairs(bad_disk.folder)
        check = stage.daemon(sections + program("dies", "{evil} stamp"), folder=folder)
        before = check.living([*bad, *good, "dies"])
        for _ in stage.rounds(1):
            bad_disk.now("stall")
            probe, end = rpc.Probe(f"{folder}/sock", 0.01), time.monotonic() + 3
            while time.monotonic() < end:
                killed = time.monotonic_ns()
                pid = check.kill("dies")
                life = until("it is back", lambda p=pid: [x for x in ledger.Ledger(folder).of("dies")[-1:] if x.pid != p], 2.5, 0.002)[0]
                check.restart.append((life.ns - killed) / 1e6)
                stage.pause(0.02, 0.1)
            check.rpc += probe.stop()
            check.same(before, ["dies"])
            bad_disk.now("ok")
        check.living([*bad, *good, "dies"])
        check.end()
        check.lines(good)
        for name in bad:
            counted = ledger.count(folder, name, before[name][0])
            lines = read(f"{bad_disk.folder}/{name}.log").count(b"\n")
            check.demand(lines == counted, f"{name}: {lines} of {counted} lines are in the log of the disk that stalled")


@scenario("D7K", "while a disk stalls, programs on a good disk end, and the JVM is killed")
def stalled_and_killed(stage):
    folder = stage.place()
    with disk(f"{folder}/disk") as bad_disk:
        bad, good, sections = pairs(bad_disk.folder)
        check = stage.daemon(sections + program("gone", "{evil} gate 42", "autorestart=false"), folder=folder)
        before = check.living([*bad, *good, "gone"])
        bad_disk.now("stall")
        time.sleep(0.3)  # the output thread waits for the disk now
        open(f"{folder}/go", "w").close()
        check.daemon.said("exited: gone (exit status 42")
        jvm = check.daemon.jvm()
        os.kill(jvm, 9)
        check.fault(2)
        time.sleep(0.2)
        bad_disk.now("ok")
        until("the JVM is gone", lambda: jvm not in check.daemon.jvms())
        until("another one answers", check.daemon.answers, 60, 0.03)
        check.same(before, ["gone"])
        check.end()
        check.lines([*good, "gone"])


@scenario("D8", "commands and folders on a disk that does not answer at all: the other programs do not notice")
def silent(stage):
    folder = stage.place()
    with disk(f"{folder}/disk") as bad_disk:
        good, sections = writers(2)
        sections += program("dies", "{evil} stamp") + program("away", "{folder}/disk/program", "autostart=false", "startretries=0")
        sections += program("inside", "{evil} stamp", "directory={folder}/disk", "autostart=false", "startretries=0")
        check = stage.daemon(sections, folder=folder)
        before = check.living([*good, "dies"])
        bad_disk.now("stall all")
        for name in ("inside", "away"):
            hand = beside(attempt, check.daemon.rpc().supervisor.startProcess, name, False)
            time.sleep(0.3)
            check.fault()
            probe, end = rpc.Probe(f"{folder}/sock", 0.01), time.monotonic() + 2
            while time.monotonic() < end:
                killed = time.monotonic_ns()
                pid = check.kill("dies")
                try:
                    life = until("it is back", lambda p=pid: [x for x in ledger.Ledger(folder).of("dies")[-1:] if x.pid != p], 10, 0.002)[0]
                except Late as e:
                    check.wrong(f"while {name} does not start: {e}")
                    break
                check.restart.append((life.ns - killed) / 1e6)
                stage.pause(0.05, 0.1)
            check.rpc += probe.stop() if not check.broken else []
            check.same(before, ["dies"])
        bad_disk.now("ok")
        hand.join(30)
        until("it answers", check.daemon.answers, 60, 0.03)
        check.living_part([*good, "dies"])
        check.same(before, ["dies"])
        check.end()
        check.lines(good)
