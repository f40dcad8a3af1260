"""--sabotage: does behind the checker's back what it must find; a scenario that passes all the same judges nothing.

kill    a program is killed, and nobody says so        line    a line vanishes from a log
copy    a second copy of a program is started          twice   a line stands twice in a log
status  the main log tells a wrong exit status         stray   somebody is left behind
"""

import os
import signal
import subprocess
import time

import ledger
from world import read

HOW = ("kill", "copy", "status", "line", "twice", "stray")


def spoil(check, how):
    """Puts the deed in front of the checker's own work."""
    done = []

    def once(method, deed):
        honest = getattr(check, method)

        def both(*arguments, **options):
            if not done:
                done.append(True)
                deed(check, *arguments)
            return honest(*arguments, **options)
        setattr(check, method, both)

    if how == "kill":
        once("same", kill)
    elif how == "status":
        once("statuses", lie)
    elif how in ("line", "twice"):
        once("lines", lambda check, names, *_: edit(check, names, how))
    elif how == "copy":
        once("no_double", lambda check, *_: copy(check))
    else:
        once("nobody", lambda check, *_: copy(check, False))


def kill(check, before, but=()):
    name = next(name for name in before if name not in but)
    os.kill(before[name][0], signal.SIGKILL)
    time.sleep(0.3)  # it is back, as another


def lie(check, names, **_):
    path = f"{check.folder}/main.log"
    lines = read(path).split(b"\n")
    for i, line in enumerate(lines):
        if any(b" " + name.encode() + b" (" in line for name in names):
            lines[i] = line.replace(b"(exit status ", b"(exit status 9").replace(b"by SIGKILL", b"by SIGTERM")
    with open(path, "wb") as file:
        file.write(b"\n".join(lines))


def edit(check, names, how):
    path = f"{check.folder}/{names[0]}.log"
    lines = read(path).split(b"\n")
    middle = len(lines) // 2
    lines[middle:middle + 1] = [] if how == "line" else [lines[middle]] * 2
    with open(path, "wb") as file:
        file.write(b"\n".join(lines))


def copy(check, wait=True):
    """Of a program whose lock somebody else holds."""
    name = ledger.Ledger(check.folder).lives[0].name
    environment = dict(os.environ, CHAOS=check.daemon.cookie, SUPERVISOR_PROCESS_NAME=name)
    both = [subprocess.Popen([f"{check.folder}/evil", check.folder, "stamp"], env=environment) for _ in range(2 if wait else 1)]
    if wait:
        time.sleep(0.3)
        for one in both:
            one.kill()
            one.wait()
