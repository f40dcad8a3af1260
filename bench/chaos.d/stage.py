"""What a scenario gets: a folder, chance, time, daemons; and the list of all scenarios."""

import os
import random
import shutil
import time

import sabotage
from checker import Checker
from world import Daemon

ALL = []


class Cannot(Exception):
    """This machine lacks what a scenario needs; the sentence says what."""


def scenario(name, what, short=True, weight=1):
    """Adds a function to the list.

    name    of faults, a letter and a number
    what    is done, for the table
    short   part of --short
    weight  its share of the time
    """
    def add(work):
        ALL.append((name, what, short, weight, work))
        return work
    return add


class Stage:
    """For one run of one scenario."""

    def __init__(self, name, folder, image, seed, seconds, short, how=""):
        self.name, self.folder, self.image, self.short, self.how = name, folder, image, short, how
        self.random = random.Random(f"{seed}:{name}")
        self.end = time.monotonic() + seconds
        self.checkers = []

    def left(self):
        return self.end - time.monotonic()

    def rounds(self, few, many=1_000_000):
        """Numbers of rounds, as long as there is time, at least `few`."""
        for i in range(few if self.short else many):
            if i >= few and self.left() <= 0:
                return
            yield i

    def pause(self, least, most):
        """A random moment, so that faults are in step with nothing."""
        time.sleep(self.random.uniform(least, most))

    def place(self, name="d"):
        """A folder for a daemon, with the evil program in it; everybody may write there."""
        folder = f"{self.folder}/{name}"
        os.mkdir(folder)
        os.chmod(folder, 0o777)
        shutil.copy(f"{self.folder}/evil", f"{folder}/evil")
        open(f"{folder}/ledger", "w").close()
        os.chmod(f"{folder}/ledger", 0o666)
        return folder

    def daemon(self, conf, before=(), folder=None, program=None, **how):
        """A daemon and its checker."""
        program = program or f"{self.image}/bin/supervisord"
        checker = Checker(Daemon(folder or self.place(), conf, [*before, program], **how))
        if self.how:
            sabotage.spoil(checker, self.how)
        self.checkers.append(checker)
        return checker

    def answer(self):
        """Of all checkers together."""
        all_of = {"counts": {}, "broken": [], "restart": [], "rpc": []}
        for checker in self.checkers:
            one = checker.answer()
            for key, number in one["counts"].items():
                all_of["counts"][key] = all_of["counts"].get(key, 0) + number
            for key in ("broken", "restart", "rpc"):
                all_of[key] += one[key]
        return all_of


def program(name, command, *options):
    """A section; its log is NAME.log in the folder."""
    lines = [f"[program:{name}]", f"command={command}"]
    wanted = {"startsecs": "0", "stdout_logfile": "{folder}/%(program_name)s.log", "stdout_logfile_maxbytes": "0", "stderr_logfile": "NONE"}
    for option in options:
        key, _, value = option.partition("=")
        wanted[key] = value
    return "\n".join(lines + [f"{key}={value}" for key, value in wanted.items()]) + "\n"


def writers(number, micros=2000, *options):
    """Programs w0, w1 ... that write numbered lines; returns names and sections."""
    names = [f"w{i}" for i in range(number)]
    return names, "".join(program(name, f"{{evil}} lines {micros}", *options) for name in names)


def briefs(number, spread=15):
    """Programs b0, b1 ... that end with statuses of their own, the last one by SIGKILL, when the group briefs is started."""
    names = [f"b{i}" for i in range(number)]
    status = [17 * i % 256 for i in range(number - 1)] + [256 + 9]
    sections = "".join(
        program(name, f"{{evil}} brief {status[i]} {spread * i}", "autostart=false", "autorestart=false") for i, name in enumerate(names))
    return names, sections + "[group:briefs]\nprograms=" + ",".join(names) + "\n"
