"""The one judge of all scenarios. It reads /proc, the log files and what the programs wrote down; it never asks the daemon.

A Checker collects: counts for the table, and sentences about whatever is broken. A scenario without such a sentence has passed.
"""

import collections
import os
import re
import signal

import ledger
import proc
from world import Late, until

SPAWNED = re.compile(r"spawned: '(\S+)' with pid (\d+)")
ENDED = re.compile(r" (?:exited|stopped): (\S+) \((exit status (\d+)|terminated by (SIG\w+))")


class Checker:
    """For one daemon in its folder."""

    def __init__(self, daemon):
        self.daemon, self.folder = daemon, daemon.folder
        self.counts = collections.Counter()
        self.broken, self.restart, self.rpc = [], [], []
        self.killed = {}  # pid -> signal that ended it without its knowing

    def wrong(self, sentence):
        if len(self.broken) < 12:
            self.broken.append(sentence)

    def demand(self, truth, sentence):
        if not truth:
            self.wrong(sentence)

    def fault(self, number=1):
        self.counts["faults"] += number

    # --- processes

    def family(self):
        """Pids by name of all that carry the cookie and are no part of the daemon itself."""
        found = collections.defaultdict(list)
        for pid in proc.pids():
            if pid == os.getpid() or not proc.alive(pid):
                continue
            environment = proc.environment(pid)
            if environment.get("CHAOS") == self.daemon.cookie and "SUPERVISOR_PROCESS_NAME" in environment:
                found[environment["SUPERVISOR_PROCESS_NAME"]].append(pid)
        return found

    def programs(self):
        """(pid, when it was born) by name of the processes that are children of the keeper and lead their group; the rest are their own affairs."""
        keeper = self.daemon.keeper
        found = {}
        for name, pids in self.family().items():
            own = [pid for pid in pids if proc.parent(pid) == keeper and proc.leads(pid)]
            if len(own) > 1 and len([pid for pid in own if proc.alive(pid)]) > 1:
                self.counts["duplicates"] += len(own) - 1
                self.wrong(f"{name} runs {len(own)} times at one time: {own}")
            if own:
                found[name] = own[0], proc.born(own[0])
        return found

    def living(self, names, seconds=30):
        """Waits until exactly these programs run, each once, each a child of the keeper; returns them."""
        wanted = set(names)
        try:
            until("", lambda: set(self.programs()) == wanted, seconds, 0.02)
        except Late:
            there = set(self.programs())
            self.wrong(f"not running: {sorted(wanted - there)[:8]}, running unasked: {sorted(there - wanted)[:8]}")
        return self.programs()

    def living_part(self, names, seconds=30):
        """The same for some of many: waits until they run, and returns them alone."""
        try:
            until("", lambda: set(names) <= set(self.programs()), seconds, 0.02)
        except Late:
            self.wrong(f"not running: {sorted(set(names) - set(self.programs()))[:8]}")
        return {name: who for name, who in self.programs().items() if name in names}

    def same(self, before, but=()):
        """Whoever ran before runs still, as the same process, apart from those who were told to end."""
        now = self.programs()
        for name, who in before.items():
            if name not in but and now.get(name) != who:
                self.counts["lost"] += 1
                self.wrong(f"{name} was {who} and is {now.get(name)}")

    def no_double(self):
        """No program began while another process of its name still lived: its lock tells."""
        doubles = ledger.Ledger(self.folder).doubles()
        self.counts["duplicates"] += len(doubles)
        for life in doubles:
            self.wrong(f"two of {life.name} at once: pid {life.pid} found the lock taken")

    def nobody(self, but=()):
        """After the end nothing is left that was started from here, apart from names whose stay is documented."""
        try:
            until("", lambda: not set(self.family()) - set(but), 2, 0.02)
        except Late:
            self.wrong(f"left behind: { {name: pids for name, pids in self.family().items() if name not in but} }")

    def no_zombies(self):
        """Nobody below the keeper stays a zombie for a second."""
        seen = {pid: proc.born(pid) for pid in proc.zombies(self.daemon.keeper)}
        try:
            until("", lambda: not any(proc.state(pid) == "Z" and proc.born(pid) == born for pid, born in seen.items()), 2, 0.05)
        except Late:
            self.wrong(f"zombies below the keeper: {[pid for pid in seen if proc.state(pid) == 'Z']}")

    # --- what they said

    def lines(self, names, may_lose=False):
        """Every numbered line is in the log, whole, once and in order."""
        book = ledger.Ledger(self.folder)
        for name in names:
            lives = book.of(name)
            self.demand(lives, f"{name} has never lived")
            found = ledger.lines(self.folder, name, lives, self.killed)
            for what, number in found._asdict().items():
                self.counts[what] += number
            bad = found.double or found.torn or (found.lost_lines and not may_lose)
            self.demand(not bad, f"the log of {name}: {found}; {self._excuses(name)}")

    def _excuses(self, name):
        """What the main log has to say of a log."""
        return [line for line in self.daemon.log().splitlines() if f"{name}.log" in line or "output of programs" in line][:5] or "the main log says nothing of it"

    def statuses(self, names, may_miss=0):
        """What the main log says of ends is what has ended: by the pids of `spawned` and the programs' own words.

        may_miss: ends of which the log may be silent (a killed JVM takes the last unwritten lines of its log along)
        """
        try:
            until("", lambda: not self._unsaid(names) > may_miss, 10, 0.1)
        except Late:
            self.wrong(f"of {self._unsaid(names)} ends the log says nothing")
        wanted = set(names)
        book, pid_of = ledger.Ledger(self.folder), {}
        starts = {(life.name, life.pid): life.ns for life in book.lives}
        for line in self.daemon.log().splitlines():
            match = SPAWNED.search(line)
            if match:
                pid_of[match.group(1)] = int(match.group(2))
            match = ENDED.search(line)
            if not match or match.group(1) not in wanted or match.group(1) not in pid_of:
                continue
            name = match.group(1)
            pid = pid_of.pop(name)
            self.counts["statuses"] += 1
            self._status(name, pid, match, book.exits.get((name, pid, starts.get((name, pid), 0))))

    def _unsaid(self, names):
        """How many ends the main log does not tell of (yet)."""
        book = ledger.Ledger(self.folder)
        real = sum(1 for name, *_ in book.exits if name in names)
        real += sum(1 for life in book.lives if life.pid in self.killed and life.name in names)
        spawned, said = set(), 0
        for line in self.daemon.log().splitlines():
            match = SPAWNED.search(line)
            if match:
                spawned.add(match.group(1))
            match = ENDED.search(line)
            if match and match.group(1) in names and match.group(1) in spawned:
                spawned.discard(match.group(1))
                said += 1
        return real - said

    def _status(self, name, pid, match, noted):
        own = f"exit status {noted}" if noted is not None and noted < 256 else None
        if noted is not None and noted > 255:
            own = f"terminated by {signal.Signals(noted - 256).name}"
        if pid in self.killed:
            own = f"terminated by {signal.Signals(self.killed[pid]).name}"
        if own is not None and own != match.group(2):
            self.counts["wrong"] += 1
            self.wrong(f"{name} (pid {pid}): the log says {match.group(2)}, the truth is {own}")

    # --- what the daemon holds

    def holdings(self):
        """Descriptors of keeper and JVM, and their memory in kB."""
        keeper, jvm = self.daemon.keeper, self.daemon.jvm()
        return len(proc.fds(keeper)), len(proc.fds(jvm)), proc.kilobytes(keeper), proc.kilobytes(jvm)

    def held(self, before, fds=4):
        """Descriptors come back to what they were, within a few for clients; memory is bounded, the JVM's by its heap of 256 MB."""
        def settled():
            now = self.holdings()
            return abs(now[0] - before[0]) <= fds and abs(now[1] - before[1]) <= fds
        try:
            until("", settled, 40, 0.2)
        except Late:
            self.wrong(f"descriptors of keeper and JVM were {before[:2]} and are {self.holdings()[:2]}")
        now = self.holdings()
        self.demand(now[2] < 1000 and now[3] < 400_000, f"memory in kB was {before[2:]} and is {now[2:]}")

    def end(self, but=(), status=0):
        """Ends the daemon in order and looks what is left."""
        got = self.daemon.stop()
        self.demand(got == status, f"the daemon ended with {got}:\n{self.daemon.log()[-1500:]}")
        self.nobody(but)
        self.no_double()

    def kill(self, name, number=signal.SIGKILL):
        """Ends a program behind the daemon's back; returns its pid."""
        pid = self.programs()[name][0]
        self.killed[pid] = int(number)
        os.kill(pid, number)
        self.fault()
        return pid

    def answer(self):
        return {"counts": dict(self.counts), "broken": self.broken, "restart": self.restart, "rpc": self.rpc}
