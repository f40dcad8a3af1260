"""A world of its own for each scenario: a pid namespace, so that nothing outlives it, a mount namespace, so
that disks can be made, and a network of its own, so that every port is free.

Processes: the caller -> the first process of the new namespace, which only reaps -> the scenario. Needs root.
"""

import ctypes
import fcntl
import json
import os
import select
import signal
import socket
import struct
import sys
import time
import traceback

NEWNS, NEWPID, NEWNET = 0x00020000, 0x20000000, 0x40000000
REC_PRIVATE = 0x4000 | (1 << 18)  # MS_REC | MS_PRIVATE
LIBC = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def mount(source, target, kind, flags=0, options=""):
    checked(LIBC.mount(source.encode(), target.encode(), kind.encode(), flags, options.encode()), f"mount {kind} on {target}")


def unmount(target, flags=0):
    checked(LIBC.umount2(target.encode(), flags), f"umount {target}")


def _enter():
    checked(LIBC.unshare(NEWNS | NEWPID | NEWNET), "unshare")
    mount("none", "/", "none", REC_PRIVATE)
    with socket.socket() as any_socket:  # netdevice(7): the loopback device comes up
        fcntl.ioctl(any_socket, 0x8914, struct.pack("=16sH14x", b"lo", 1))


def _first(work, out):
    """Pid 1: reaps whatever ends below it until the scenario has ended."""
    mount("proc", "/proc", "proc")
    body = os.fork()
    if body == 0:
        _tell(out, work)
    while True:
        pid, _ = os.wait()
        if pid == body:
            os._exit(0)


def _tell(out, work):
    try:
        answer = work()
    except BaseException:  # whatever it is, it is what the table shows
        answer = {"broken": [traceback.format_exc().strip()]}
    sys.stdout.flush()
    with os.fdopen(out, "w") as file:
        json.dump(answer, file)
    os._exit(0)


class Cell:
    """One scenario under way."""

    def __init__(self, work, seconds):
        self.end = time.monotonic() + seconds
        self.seconds = seconds
        self.text = b""
        ours, theirs = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(ours)
            self._inside(work, theirs)
        os.close(theirs)
        self.fd = ours

    @staticmethod
    def _inside(work, out):
        try:
            _enter()
            first = os.fork()
            if first == 0:
                os.setsid()
                _first(work, out)
            os.close(out)
            signal.signal(signal.SIGTERM, lambda *_: os.kill(first, signal.SIGKILL))
            os.waitpid(first, 0)
        except OSError as e:
            print(f"chaos: {e}; it needs root", file=sys.stderr)
        os._exit(0)

    def done(self):
        """The answer when there is one, None while there is none."""
        late = time.monotonic() > self.end
        if late:
            os.kill(self.pid, signal.SIGTERM)
        if not late and not select.select([self.fd], [], [], 0)[0]:
            return None
        part = b"" if late else os.read(self.fd, 1 << 16)
        self.text += part
        if part:
            return None
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        if late:
            return {"broken": [f"it was not done within {self.seconds:.0f} s"]}
        return json.loads(self.text or b'{"broken": ["it ended without an answer"]}')
