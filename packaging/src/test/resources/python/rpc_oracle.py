"""rpc_oracle.py OURS THEIRS: the same calls to two daemons, and every answer side by side.

Prints a line for each call whose answers differ in type, keys, fault code or text, once what must differ (pids, times, folders) is out
of the way: LABEL, a tab, our answer, a tab, their answer. A daemon is named by its folder, with the path of a socket in it or the
address of a port behind: FOLDER:sock, FOLDER:127.0.0.1:9001. Both daemons run the same configuration, each in a folder of its own.
"""

import base64
import http.client
import os
import re
import socket
import sys
import time
import xmlrpc.client

VARIES = {"pid", "start", "stop", "now"}


class Daemon:
    def __init__(self, name):
        self.folder, _, self.address = name.partition(":")
        self.host, _, self.port = self.address.rpartition(":")

    def request(self, method, body, uri="/RPC2", headers=None):
        """Status and body of an answer."""
        connection = http.client.HTTPConnection("localhost")
        connection.sock = self.connect()
        try:
            connection.request(method, uri, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (http.client.HTTPException, OSError) as e:
            return type(e).__name__, b""
        finally:
            connection.close()

    def connect(self):
        if self.host:
            return socket.create_connection((self.host, int(self.port)), 30)
        sock = socket.socket(socket.AF_UNIX)
        sock.settimeout(30)
        sock.connect(os.path.join(self.folder, self.address))
        return sock

    def call(self, method, *params):
        """A description of the answer with the type of everything."""
        body = xmlrpc.client.dumps(params, method, allow_none=True).encode()
        return self.read(*self.request("POST", body, headers={"Content-Type": "text/xml"}))

    def read(self, status, text):
        if status != 200:
            return "HTTP %s" % status
        try:
            (value,), _ = xmlrpc.client.loads(text)
        except xmlrpc.client.Fault as fault:
            return "fault %d %s" % (fault.faultCode, self.placeless(fault.faultString))
        return self.describe(value)

    def describe(self, value, key=None):
        if isinstance(value, dict):
            # 4.2.5 does not tell autorestart yet (known-traps E)
            return "{%s}" % ", ".join("%s: %s" % (k, self.describe(v, k)) for k, v in value.items() if k != "autorestart")
        if isinstance(value, list):
            if value and all(isinstance(v, dict) and set(v) == {"name", "group", "status", "description"} for v in value):
                value = sorted(value, key=lambda v: (v["group"], v["name"]))  # the order of a batch is nobody's promise
            return "[%s]" % ", ".join(self.describe(v, key) for v in value)
        if key in VARIES and not isinstance(value, bool) and isinstance(value, int):
            return "int %s" % ("n" if value else 0)
        return "%s %r" % (type(value).__name__, self.placeless(value))

    def placeless(self, value):
        if not isinstance(value, str):
            return value
        value = value.replace(self.folder, "FOLDER")
        value = re.sub(r"pid \d+, uptime \d+:\d\d:\d\d", "pid n, uptime u", value)
        value = re.sub(r"---supervisor-[a-z0-9_]{8}", "---supervisor-random", value)
        value = re.sub(r"[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M", "DATE", value)
        return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ", "STAMP ", value)

    def state(self, name):
        answer = self.call("supervisor.getProcessInfo", name)
        found = re.search(r"statename: str '(\w+)'", answer)
        return found.group(1) if found else answer

    def settle(self, name, state):
        end = time.monotonic() + 30
        while self.state(name) != state:
            if time.monotonic() > end:
                sys.exit("%s: %s is %s, not %s" % (self.folder, name, self.state(name), state))
            time.sleep(0.02)


class Settle:
    """Waits until a process is in a state on both sides."""

    def __init__(self, name, state):
        self.name, self.state = name, state


class Raw:
    """A request that is not made by a well-behaved library."""

    def __init__(self, label, method, body, uri="/RPC2", headers=None):
        self.label, self.arguments = label, (method, body, uri, headers)


def body(inside):
    return ("<?xml version='1.0'?><methodCall><methodName>supervisor.getState</methodName>%s</methodCall>" % inside).encode()


S = "supervisor."
NAMES = ["cat", "g:a", "g", "g:*", "g:", "nobody", "cat:cat", "g:nobody", "nobody:*", "", ":", "*", "cat:*", "g:a:b", " cat"]


def script():
    """What is called, in order; a step may depend on what the ones before it did."""
    for name, state in [("cat", "RUNNING"), ("g:a", "RUNNING"), ("g:b", "RUNNING"), ("lost", "FATAL"), ("brief", "EXITED"),
                        ("deaf", "RUNNING"), ("quiet", "RUNNING"), ("quick", "FATAL")]:
        yield Settle(name, state)
    for method in ["getAPIVersion", "getVersion", "getSupervisorVersion", "getIdentification", "getState", "getPID",
                   "getAllProcessInfo", "getAllConfigInfo"]:
        yield S + method, ()
        yield S + method, ("extra",)
    yield from introspection()
    for name in NAMES + [7, True, 1.5, ["cat"], {"name": "cat"}, None, xmlrpc.client.Binary(b"cat")]:
        yield S + "getProcessInfo", (name,)
    yield S + "getProcessInfo", ()
    yield S + "getProcessInfo", ("cat", "extra")
    yield from logs()
    yield from signals()
    yield from stops_and_starts()
    yield from standard_input()
    yield from groups()
    yield from odd_calls()
    yield from raw_requests()


def introspection():
    yield "system.listMethods", ()
    for name in ["supervisor.startProcess", "system.multicall", "supervisor.nothing", "nothing", "", 7]:
        yield "system.methodSignature", (name,)
    yield "system.methodHelp", ("supervisor.nothing",)
    yield "system.methodHelp", ()


def logs():
    for kind in ["readProcessStdoutLog", "readProcessLog", "readProcessStderrLog"]:
        for offset, length in [(0, 0), (0, 5), (3, 4), (-5, 0), (-5, 3), (5, -1), (-5, -5), (1000, 0), (1000, 5), (0, 1000), (-1000, 0),
                               ("0", "4"), ("x", 0)]:
            yield S + kind, ("brief", offset, length)
        for name in NAMES[:9] + ["quiet"]:
            yield S + kind, (name, 0, 10)
        yield S + kind, ("brief",)
        yield S + kind, ("brief", 0)
        yield S + kind, ("brief", 0, 0, 0)
    for kind in ["tailProcessStdoutLog", "tailProcessLog", "tailProcessStderrLog"]:
        for offset, length in [(0, 0), (0, 5), (3, 4), (0, 16), (16, 16), (5, 1000), (1000, 5), (1000, 0), (-5, 3), (5, -1), (15, 1),
                               (14, 1), (0, 100)]:
            yield S + kind, ("brief", offset, length)
        for name in NAMES[:9] + ["quiet", "lost"]:
            yield S + kind, (name, 0, 10)
        yield S + kind, ("brief", 0)
    for offset, length in [(0, 10), (0, -1), (-1, 1), (10 ** 7, 5)]:
        yield S + "readLog", (offset, length)
        yield S + "readMainLog", (offset, length)
    yield S + "readLog", ()
    for name in NAMES:
        yield S + "clearProcessLogs", (name,)
    yield S + "clearProcessLog", ("deaf",)
    yield S + "clearAllProcessLogs", ()
    yield S + "clearLog", ("extra",)


def signals():
    for name in NAMES:
        yield S + "signalProcess", (name, "WINCH")
    for signal in ["SIGWINCH", "winch", "28", 28, "NOSUCH", "", 0, 99, -1, 1.5, None]:
        yield S + "signalProcess", ("cat", signal)
    yield S + "signalProcess", ("nobody", "NOSUCH")
    yield S + "signalProcess", ("brief", "WINCH")
    yield S + "signalProcess", ("cat",)
    for group in ["g", "nobody", "g:*", "g:a", ""]:
        yield S + "signalProcessGroup", (group, "WINCH")
    yield S + "signalProcessGroup", ("g", "NOSUCH")
    yield S + "signalAllProcesses", ("WINCH",)
    yield S + "signalAllProcesses", ("NOSUCH",)
    yield S + "signalAllProcesses", ()


def stops_and_starts():
    for name in NAMES + ["lost", "brief"]:
        yield S + "stopProcess", (name,)
    yield Settle("g:b", "STOPPED")
    for name in NAMES + ["lost", "plain", "folder", "quick", "brief"]:
        yield S + "startProcess", (name,)
    yield Settle("g:b", "RUNNING")
    for verb in ["startProcess", "stopProcess"]:
        for params in [(), ("cat", True, 1), (7,), (None,), ("cat", "yes"), ("cat", 0), ("cat", 1), ("cat", None)]:
            yield S + verb, params
    yield Settle("cat", "STOPPED")
    yield S + "startProcess", ("cat",)
    yield S + "startProcess", ("cat", False)
    yield S + "stopProcess", ("deaf", False)
    yield Settle("deaf", "STOPPING")
    yield S + "stopProcess", ("deaf",)
    yield S + "startProcess", ("deaf",)
    yield S + "signalProcess", ("deaf", "WINCH")
    yield S + "sendProcessStdin", ("deaf", "x")
    yield S + "removeProcessGroup", ("deaf",)
    yield Settle("deaf", "STOPPED")
    yield S + "getProcessInfo", ("deaf",)
    for verb in ["stopProcessGroup", "startProcessGroup"]:
        for group in ["nobody", "g", "g", "g:*", "g:a", "", "cat"]:
            yield S + verb, (group,)
        yield S + verb, ()
        yield S + verb, (7,)
    yield S + "stopAllProcesses", ()
    yield S + "stopAllProcesses", ()
    yield S + "startAllProcesses", (True, 1)


def standard_input():
    yield S + "startProcess", ("cat",)
    for name in NAMES[:9] + ["brief"]:
        yield S + "sendProcessStdin", (name, "hello\n")
    for chars in ["", 7, None, True, ["x"], "€ 😀\n", xmlrpc.client.Binary(b"bytes\n")]:
        yield S + "sendProcessStdin", ("cat", chars)
    yield S + "sendProcessStdin", ("cat",)
    for kind, data in [("type", "data"), (7, 8), ("", ""), ("type", None), (True, 1.5)]:
        yield S + "sendRemoteCommEvent", (kind, data)
    yield S + "sendRemoteCommEvent", ("type",)


def groups():
    yield S + "reloadConfig", ()
    yield S + "reloadConfig", (1,)
    for name in ["cat", "nobody", "", 7, "g:a", "g:*"]:
        yield S + "addProcessGroup", (name,)
        yield S + "removeProcessGroup", (name,)
    yield S + "reloadConfig", ()
    yield S + "addProcessGroup", ("cat",)
    yield S + "addProcessGroup", ()
    yield S + "stopProcessGroup", ("g",)
    yield S + "removeProcessGroup", ("g",)
    yield S + "removeProcessGroup", ("g",)
    yield S + "addProcessGroup", ("g",)
    yield Settle("g:a", "RUNNING")
    yield Settle("g:b", "RUNNING")


def odd_calls():
    for method in ["nothing", "", ".", "supervisor.", ".getState", "supervisor.nothing", "nothing.getState", "a.b.c", "supervisor.getState.x",
                   "supervisor._update", "supervisor.supervisord", "system.namespaces", "system._listMethods", "SUPERVISOR.getState"]:
        yield method, ()
    calls = [{"methodName": S + "getState"}, {"methodName": S + "getState", "params": []}, {"methodName": S + "getState", "params": [1]},
             {"methodName": S + "nothing"}, {"methodName": "nothing"}, {}, {"params": []}, {"methodName": "system.multicall", "params": [[]]},
             {"methodName": S + "getProcessInfo", "params": ["nobody"]}, {"methodName": S + "stopProcess", "params": ["cat"]},
             {"methodName": S + "startProcess", "params": ["cat"]}, {"methodName": "system.listMethods"}]
    yield "system.multicall", (calls,)
    for call in calls:
        yield "system.multicall", ([call],)
    yield "system.multicall", ([],)
    yield "system.multicall", ()
    yield "system.multicall", ("no array",)
    yield "system.multicall", (["no struct"],)


def raw_requests():
    for label, inside in [("no params", ""), ("empty params", "<params></params>"), ("i8", "<params><param><value><i8>1</i8></value></param></params>"),
                          ("nil", "<params><param><value><nil/></value></param></params>"),
                          ("untyped", "<params><param><value>x</value></param></params>"),
                          ("boolean yes", "<params><param><value><boolean>yes</boolean></value></param></params>"),
                          ("int x", "<params><param><value><int>x</int></value></param></params>"),
                          ("double", "<params><param><value><double>1.5</double></value></param></params>"),
                          ("date", "<params><param><value><dateTime.iso8601>20260101T00:00:00</dateTime.iso8601></value></param></params>"),
                          ("unknown type", "<params><param><value><banana>1</banana></value></param></params>"),
                          ("unclosed", "<params>")]:
        yield Raw("body: " + label, "POST", body(inside))
    for label, text in [("empty", b" "), ("no XML", b"abc"), ("no method", b"<methodCall></methodCall>"), ("latin 1", "<methodCall>\xe9".encode("latin-1")),
                        ("empty name", b"<methodCall><methodName></methodName></methodCall>"),
                        ("name in blanks", b"<methodCall><methodName> supervisor.getState </methodName></methodCall>")]:
        yield Raw("body: " + label, "POST", text)
    good = body("")
    yield Raw("GET", "GET", None)
    yield Raw("PUT", "PUT", good)
    yield Raw("HEAD", "HEAD", None)
    yield Raw("no content type", "POST", good, headers={})
    yield Raw("other content type", "POST", good, headers={"Content-Type": "application/json"})
    for uri in ["/RPC2/", "/RPC2/more", "/RPC2?x=1", "/RPC22", "/rpc2", "//RPC2", "/%52PC2"]:
        yield Raw("POST " + uri, "POST", good, uri)
    for uri in ["/ok.html", "/nothing", "/logtail", "/logtail/", "/logtail/nobody", "/logtail/cat/nothing", "/logtail/g:*", "/mainlogtail/x/../..",
                "/tail.html", "/../etc/passwd", "/stylesheets/", "/stylesheets"]:
        if "mainlogtail" not in uri:
            yield Raw("GET " + uri, "GET", None, uri)
    yield Raw("POST /logtail/cat", "POST", b"x", "/logtail/cat")
    yield Raw("POST /mainlogtail", "POST", b"x", "/mainlogtail")


def main():
    sides = [Daemon(name) for name in sys.argv[1:3]]
    calls = 0
    for step in script():
        if isinstance(step, Settle):
            for side in sides:
                side.settle(step.name, step.state)
            continue
        calls += 1
        if isinstance(step, Raw):
            label = step.label
            method, data, uri, headers = step.arguments
            answers = []
            for side in sides:
                status, text = side.request(method, data, uri, headers)
                answers.append(side.read(status, text) if uri.startswith("/RPC2") and status == 200 and method == "POST" else "HTTP %s" % status)
        else:
            method, params = step
            label = "%s%r" % (method, params)
            answers = [side.call(method, *params) for side in sides]
            if label == "supervisor.getPID()":
                answers = [re.sub(r"^int \d+$", "int n", answer) for answer in answers]
        if answers[0] != answers[1]:
            print("%s\t%s\t%s" % (label, answers[0], answers[1]))
    print("%d calls compared" % calls, file=sys.stderr)


if __name__ == "__main__":
    main()
