"""Orders to a daemon over its Unix socket. What it answers is measured, and never taken as the truth about processes."""

import http.client
import socket
import threading
import time
import xml.parsers.expat
import xmlrpc.client

Fault = xmlrpc.client.Fault
# what a call may end with while the Java process is being replaced, or when it refuses for a good reason
BROKEN = (OSError, http.client.HTTPException, xmlrpc.client.ProtocolError, xml.parsers.expat.ExpatError)


class _Connection(http.client.HTTPConnection):
    def __init__(self, path, seconds):
        super().__init__("localhost", timeout=seconds)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class _Transport(xmlrpc.client.Transport):
    def __init__(self, path, seconds):
        super().__init__()
        self.path, self.seconds = path, seconds

    def make_connection(self, host):
        if not self._connection or self._connection[0] != host:
            self._connection = host, _Connection(self.path, self.seconds)
        return self._connection[1]


def proxy(path, seconds=30):
    """One connection; a thread at a time."""
    return xmlrpc.client.ServerProxy("http://localhost", _Transport(path, seconds), allow_none=True)


class Probe:
    """Asks for the state of all processes again and again, and remembers how long each answer took."""

    def __init__(self, path, pause=0.02):
        self.path, self.pause = path, pause
        self.millis, self.broken = [], 0
        self.going = True
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while self.going:
            began = time.monotonic()
            try:
                proxy(self.path).supervisor.getAllProcessInfo()
                self.millis.append((time.monotonic() - began) * 1000)
            except (Fault, *BROKEN):
                self.broken += 1
            time.sleep(self.pause)

    def stop(self):
        self.going = False
        self.thread.join(40)
        return self.millis
