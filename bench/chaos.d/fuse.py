"""A file system of our own (fuse(4), without a library) that fails or stalls as it is told: memory files in one folder.

It runs in a process of its own, so that nobody who waits for it holds it up. Orders are lines through a pipe:
    ok | stall | EIO | ENOSPC     what becomes of writes, and with "all" behind it of all requests
"""

import errno
import os
import select
import struct
import time

from cell import mount, unmount

IN, OUT = struct.Struct("=IIQQIIIHH"), struct.Struct("=IiQ")
ATTRIBUTES = struct.Struct("=QQQQQQIIIIIIIIII")
(LOOKUP, FORGET, GETATTR, SETATTR, MKNOD, UNLINK, RENAME, OPEN, READ, WRITE, STATFS, RELEASE, FSYNC, GETXATTR, FLUSH, INIT,
 OPENDIR, READDIR, RELEASEDIR, ACCESS, CREATE, INTERRUPT, BATCH_FORGET, RENAME2) = (
    1, 2, 3, 4, 8, 10, 12, 14, 15, 16, 17, 18, 20, 22, 25, 26, 27, 28, 29, 34, 35, 36, 42, 45)
ROOT = 1
WRITES = (WRITE, CREATE, SETATTR, RENAME, RENAME2, UNLINK, FSYNC, MKNOD)


class Files:
    """Answers requests; a number is an error, bytes are an answer, None is none."""

    def __init__(self):
        self.names, self.data, self.next = {}, {}, 2

    def attributes(self, node):
        folder = node == ROOT
        size = 0 if folder else len(self.data[node])
        mode = 0o40777 if folder else 0o100666
        return ATTRIBUTES.pack(node, size, size // 512, 0, 0, 0, 0, 0, 0, mode, 2 if folder else 1, 0, 0, 0, 4096, 0)

    def entry(self, node):
        return struct.pack("=QQQQII", node, 0, 0, 0, 0, 0) + self.attributes(node)

    def answer(self, kind, node, body):
        name = body.partition(b"\0")[0]
        if kind == INIT:
            return struct.pack("=IIIIHHIIHHI28x", 7, 31, 65536, 0, 12, 10, 65536, 1, 0, 0, 0)
        if kind == LOOKUP:
            return self.entry(self.names[name]) if name in self.names else errno.ENOENT
        if kind in (FORGET, BATCH_FORGET):
            return None
        if kind != CREATE and node != ROOT and node not in self.data:
            return errno.ESTALE
        if kind == GETATTR:
            return struct.pack("=QII", 0, 0, 0) + self.attributes(node)
        if kind == SETATTR:
            return self.change(node, body)
        if kind in (OPEN, OPENDIR):
            return struct.pack("=QII", 0, 1 if kind == OPEN else 0, 0)  # direct, so that each write is seen
        if kind == CREATE:
            node = self.make(body[16:].partition(b"\0")[0])
            return self.entry(node) + struct.pack("=QII", 0, 1, 0)
        if kind == MKNOD:
            return self.entry(self.make(body[16:].partition(b"\0")[0]))
        if kind == WRITE:
            return self.write(node, body)
        if kind == READ:
            _, at, size = struct.unpack_from("=QQI", body)
            return bytes(self.data[node][at:at + size])
        if kind in (RENAME, RENAME2):
            old, new = body[8 if kind == RENAME else 16:].split(b"\0")[:2]
            if old not in self.names:
                return errno.ENOENT
            self.names[new] = self.names.pop(old)
            return b""
        if kind == UNLINK:
            return b"" if self.names.pop(name, None) else errno.ENOENT
        if kind == STATFS:
            return struct.pack("=QQQQQIIII24x", 1000, 1000, 1000, 1000, 1000, 4096, 255, 4096, 0)
        return b"" if kind in (RELEASE, RELEASEDIR, FSYNC, FLUSH, ACCESS, READDIR) else errno.ENOSYS

    def make(self, name):
        if name not in self.names:
            self.names[name], self.data[self.next] = self.next, bytearray()
            self.next += 1
        return self.names[name]

    def change(self, node, body):
        valid, _, _, size = struct.unpack_from("=IIQQ", body)
        if valid & 8 and node != ROOT:
            data = self.data[node]
            del data[size:]
            data.extend(bytes(size - len(data)))
        return struct.pack("=QII", 0, 0, 0) + self.attributes(node)

    def write(self, node, body):
        _, at, size = struct.unpack_from("=QQI", body)
        data = self.data[node]
        if len(data) < at:
            data.extend(bytes(at - len(data)))
        data[at:at + size] = body[40:40 + size]
        return struct.pack("=II", size, 0)


def serve(device, orders):
    files, mode, everything, held = Files(), "ok", False, []
    while True:
        ready = select.select([device, orders], [], [])[0]
        if orders in ready:
            words = os.read(orders, 100).decode().split()
            if not words:
                return
            mode, everything = words[0], "all" in words
            if mode == "ok":
                for packet in held:
                    reply(device, files, packet)
                held = []
        if device in ready:
            packet = os.read(device, 1 << 18)
            _, kind, unique, *_ = IN.unpack_from(packet)
            if kind == INTERRUPT:  # as a file server's client does it: who is killed need not wait
                held = [one for one in held if not interrupted(device, one, packet)]
                continue
            struck = mode != "ok" and kind not in (FORGET, BATCH_FORGET, INIT) and (everything or kind in WRITES)
            if struck and mode == "stall":
                held.append(packet)
            elif struck:
                os.write(device, OUT.pack(OUT.size, -getattr(errno, mode), unique))
            else:
                reply(device, files, packet)


def interrupted(device, packet, order):
    unique = IN.unpack_from(packet)[2]
    if unique != struct.unpack_from("=Q", order, IN.size)[0]:
        return False
    os.write(device, OUT.pack(OUT.size, -errno.EINTR, unique))
    return True


def reply(device, files, packet):
    _, kind, unique, node, *_ = IN.unpack_from(packet)
    answer = files.answer(kind, node, packet[IN.size:])
    if answer is None:
        return
    code, body = (-answer, b"") if isinstance(answer, int) else (0, answer)
    try:
        os.write(device, OUT.pack(OUT.size + len(body), code, unique) + body)
    except OSError:
        pass  # who asked is gone


class Disk:
    """Mounted at a folder as long as the with-block lasts."""

    def __init__(self, folder):
        self.folder = folder
        device = os.open("/dev/fuse", os.O_RDWR | os.O_CLOEXEC)
        reader, self.orders = os.pipe()
        mount("chaos", folder, "fuse", 0, f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other")
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.orders)
            try:
                serve(device, reader)
            finally:
                os._exit(0)
        os.close(device)
        os.close(reader)

    def now(self, order):
        os.write(self.orders, (order + "\n").encode())
        time.sleep(0.05)  # it has been read

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.now("ok")
        try:
            unmount(self.folder, 2)  # MNT_DETACH
        finally:
            os.close(self.orders)
