"""What the kernel says of processes (proc(5)); nothing of this asks the daemon."""

import os
import time


def pids():
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]


def _read(pid, what):
    try:
        with open(f"/proc/{pid}/{what}", "rb") as file:
            return file.read()
    except OSError:
        return b""


def stat(pid):
    """Fields after the name: state, parent, group, session ...; empty when the process is gone."""
    return _read(pid, "stat").rpartition(b")")[2].decode().split()


def state(pid):
    """One letter, empty when the process is gone."""
    fields = stat(pid)
    return fields[0] if fields else ""


def alive(pid):
    return state(pid) not in ("", "Z", "X")


def parent(pid):
    fields = stat(pid)
    return int(fields[1]) if fields else 0


def leads(pid):
    """Whether it is the first of its process group, as every program is."""
    fields = stat(pid)
    return bool(fields) and int(fields[2]) == pid


def born(pid):
    """Clock ticks since boot: with the pid it names a process for ever."""
    fields = stat(pid)
    return int(fields[19]) if fields else 0


def age(pid):
    """Seconds since it was made."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - born(pid) / os.sysconf("SC_CLK_TCK")


def cpu(pid):
    """Clock ticks that it has computed."""
    fields = stat(pid)
    return int(fields[11]) + int(fields[12]) if fields else 0


def words(pid):
    return _read(pid, "cmdline").replace(b"\0", b" ").decode(errors="replace").strip()


def environment(pid):
    pairs = (item.partition(b"=") for item in _read(pid, "environ").split(b"\0"))
    return {name.decode(errors="replace"): value.decode(errors="replace") for name, _, value in pairs if name}


def children(pid):
    return [child for child in pids() if parent(child) == pid]


def zombies(pid):
    return [child for child in children(pid) if state(child) == "Z"]


def fds(pid):
    """What its descriptors lead to."""
    found = {}
    try:
        for number in os.listdir(f"/proc/{pid}/fd"):
            try:
                found[int(number)] = os.readlink(f"/proc/{pid}/fd/{number}")
            except OSError:
                pass  # closed meanwhile
    except OSError:
        pass
    return found


def kilobytes(pid):
    """Resident memory."""
    for line in _read(pid, "status").decode().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def written(pid):
    """Bytes that it has written in its life."""
    for line in _read(pid, "io").decode().splitlines():
        if line.startswith("wchar:"):
            return int(line.split()[1])
    return 0
