"""What the paired benchmarks share: both daemons, a folder and a configuration for each, and what /proc tells of them."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DAEMONS = {
    "JSupervisor": os.path.join(HOUSE, "packaging/target/jsupervisor/bin/supervisord"),
    "Supervisor": "/usr/bin/supervisord",
}
TICK = os.sysconf("SC_CLK_TCK")
STAMP = struct.Struct("=IIIIQ")
CONF = """
[unix_http_server]
file={folder}/sock
[supervisord]
logfile={folder}/log
pidfile={folder}/pid
childlogdir={folder}
minfds=10000
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
"""


def await_(what, condition, seconds=60, pause=0.0001):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"bench: not within {seconds} s: {what}")
        time.sleep(pause)


class Daemon:
    """A daemon in the foreground in a folder of its own; ends with the with-block."""

    def __init__(self, program, folder, sections):
        self.folder = tempfile.mkdtemp(dir=folder)
        with open(self.folder + "/conf", "w") as conf:
            conf.write((CONF + sections).replace("{folder}", self.folder))
        self.stamps = self.folder + "/stamps"
        open(self.stamps, "w").close()
        self.seen = 0
        self.started = time.monotonic_ns()
        self.process = subprocess.Popen(
            [program, "-n", "-c", self.folder + "/conf"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(600)
        shutil.rmtree(self.folder)

    def new_stamps(self, count):
        """The next records (pid, tag, alone, 0, nanoseconds) that programs have written at their start."""
        size = STAMP.size * (self.seen + count)
        await_(f"{count} programs start", lambda: os.path.getsize(self.stamps) >= size, 600)
        with open(self.stamps, "rb") as file:
            file.seek(STAMP.size * self.seen)
            self.seen += count
            return [STAMP.unpack(file.read(STAMP.size)) for _ in range(count)]

    def own_cpu(self):
        """CPU seconds of the daemon: its process and what descends from it and is no program of ours."""
        return sum(cpu_seconds(pid) for pid in self.own_pids())

    def own_pids(self):
        family = [self.process.pid]
        for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
            if parent(pid) == self.process.pid and "jsupervisor.Main" in command_line(pid):
                family.append(pid)
        return family


def stat(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return None


def parent(pid):
    fields = stat(pid)
    return int(fields[1]) if fields else 0


def cpu_seconds(pid):
    fields = stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICK if fields else 0


def command_line(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def stamps_section(programs, count):
    return f"""
[program:stamp]
command={programs}/stamp {{folder}} %(process_num)d
process_name=%(process_num)d
numprocs={count}
startsecs=0
autorestart=true
"""


def compile_programs(folder):
    for source in ("packaging/src/test/resources/children/stamp.c", "bench/spray.c"):
        name = os.path.basename(source)[:-2]
        command = ["cc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-static", "-o", f"{folder}/{name}"]
        subprocess.run(command + [os.path.join(HOUSE, source)], check=True)


def begin():
    """Sees that both are there; a folder with the compiled programs."""
    for program in DAEMONS.values():
        if not os.access(program, os.X_OK):
            sys.exit(f"bench: {program} is missing; ./verify builds ours and installs Debian's")
    folder = tempfile.mkdtemp(prefix="bench-")
    compile_programs(folder)
    return folder
