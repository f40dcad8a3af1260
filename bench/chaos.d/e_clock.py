"""E: the clock jumps. What the JVM takes for the wall clock is bent (wall.c); the machine's clock is never touched."""

import mmap
import struct
import time

import ledger
import proc
from stage import program, scenario, writers
from world import beside, until

HOUR, YEAR = 3600, 365 * 24 * 3600
JUMPS = (HOUR, -HOUR, 10 * YEAR, -10 * YEAR, 0)


@scenario("E1", "the wall clock jumps by hours and by ten years, back and forth, five times a second")
def jumps(stage):
    folder, steady = stage.place(), ["w0", "w1"]
    with open(f"{folder}/wall", "wb") as file:
        file.write(bytes(8))
    sections = writers(2)[1]
    sections += program("fails", "{evil} quick 7", "startsecs=5", "startretries=2")
    sections += program("starts", "{evil} stamp", "startsecs=2")
    sections += program("deaf", "{evil} deaf 5000", "stopwaitsecs=2", "autorestart=false")
    environment = {"LD_PRELOAD": f"{stage.folder}/wall.so", "CHAOS_WALL": f"{folder}/wall"}
    with open(f"{folder}/wall", "r+b") as file:
        wall = mmap.mmap(file.fileno(), 8)
    going = [True]

    def jump():
        while going[0]:
            wall[:8] = struct.pack("=q", stage.random.choice(JUMPS))
            time.sleep(0.2)

    hand = beside(jump)
    check = stage.daemon(sections, folder=folder, environment=environment)
    check.daemon.said("gave up: fails")
    lives = ledger.Ledger(folder).of("fails")
    check.demand(len(lives) == 3, f"it was tried {len(lives)} times, not 3")
    for turn, (one, two) in enumerate(zip(lives, lives[1:]), 1):
        check.demand(two.ns - one.ns >= turn * 1e9, f"try {turn} after {(two.ns - one.ns) / 1e9:.2f} s")
    check.daemon.said("success: starts entered RUNNING")
    before = check.living([*steady, "starts", "deaf"])
    kills = 0
    for _ in stage.rounds(1):
        check.fault(10)
        pid, asked = check.programs()["deaf"][0], time.monotonic()
        check.killed[pid] = 9
        check.daemon.rpc().supervisor.stopProcess("deaf")
        check.demand(time.monotonic() - asked >= 2 and not proc.alive(pid), f"it was killed after {time.monotonic() - asked:.2f} s of 2")
        check.daemon.rpc().supervisor.startProcess("deaf", False)
        pid = check.kill("starts")
        until("it is back", lambda p=pid: check.programs().get("starts", (p,))[0] != p)
        check.daemon.kill_jvm()
        kills += 1
    check.same(before, ["deaf", "starts"])
    years = {line[:4] for line in check.daemon.log().splitlines() if line[:2] == "20"}
    check.demand(len(years) >= 2, f"the log knows the years {years}: nothing was tested")
    check.statuses(["fails", "starts"], may_miss=kills)
    going[0] = False
    hand.join()
    check.end()
    check.lines(steady)
