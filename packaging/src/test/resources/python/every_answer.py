"""every_answer.py SOCKET: reads every answer of every method with Python's own xmlrpc.client.

The daemon runs a program "speaker" whose logs hold emoji and control characters. Whatever the library cannot
read (malformed XML, a type that it does not know, a connection that breaks) ends this with a trace and status 1.
"""

import http.client
import socket
import sys
import xmlrpc.client


class UnixTransport(xmlrpc.client.Transport):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def make_connection(self, host):
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.settimeout(30)
        connection.sock.connect(self.path)
        return connection


def proxy():
    return xmlrpc.client.ServerProxy("http://localhost", transport=UnixTransport(sys.argv[1]))


def call(method, *params):
    """The answer, or the fault as an answer; each call on a connection of its own."""
    function = proxy()
    for part in method.split("."):
        function = getattr(function, part)
    try:
        return function(*params)
    except xmlrpc.client.Fault as fault:
        assert isinstance(fault.faultCode, int) and isinstance(fault.faultString, str)
        return fault


# Everything but shutdown and restart, which end the others; those two come last.
EXAMPLES = {
    "getProcessInfo": [("speaker",), ("nobody",), ("g:*",)],
    "startProcess": [("speaker", True), ("nobody",), ("broken",), ("speaker", "x", 3)],
    "startProcessGroup": [("g",), ("nobody",)],
    "startAllProcesses": [(), (True,)],
    "stopProcess": [("g:one", True), ("nobody",), ("g:one",)],
    "stopProcessGroup": [("g", True), ("nobody",)],
    "stopAllProcesses": [(True,)],
    "signalProcess": [("speaker", "HUP"), ("speaker", "NOSUCH"), ("nobody", "1")],
    "signalProcessGroup": [("g", "HUP"), ("nobody", "HUP")],
    "signalAllProcesses": [("WINCH",)],
    "readLog": [(0, 0), (-100, 0), (-1, 5)],
    "readProcessStdoutLog": [("speaker", 0, 0), ("speaker", -4, 0), ("nobody", 0, 0), ("speaker", -1, 1)],
    "readProcessStderrLog": [("speaker", 0, 0), ("g:one", 0, 0)],
    "tailProcessStdoutLog": [("speaker", 0, 1000), ("nobody", 0, 10)],
    "tailProcessStderrLog": [("speaker", 0, 7)],
    "clearProcessLogs": [("g:one",), ("nobody",)],
    "clearAllProcessLogs": [()],
    "clearLog": [()],
    "addProcessGroup": [("g",), ("nobody",)],
    "removeProcessGroup": [("g",), ("nobody",)],
    "sendProcessStdin": [("speaker", "caf\u00e9 \U0001f600\n"), ("nobody", "x"), ("speaker", 5)],
    "sendRemoteCommEvent": [("kind", "\U0001f680")],
    "methodHelp": [("supervisor.startProcess",), ("no.such",)],
    "methodSignature": [("supervisor.startProcess",), ("no.such",)],
    "multicall": [
        ([{"methodName": "supervisor.getState"}, {"methodName": "supervisor.getProcessInfo", "params": ["nobody"]}],),
        ([{"methodName": "system.multicall"}, {}],),
    ],
}
ALIASES = {
    "getVersion": "getAPIVersion",
    "readMainLog": "readLog",
    "readProcessLog": "readProcessStdoutLog",
    "tailProcessLog": "tailProcessStdoutLog",
    "clearProcessLog": "clearProcessLogs",
}


def check_texts():
    for method in ("readProcessStdoutLog", "readProcessStderrLog"):
        text = call("supervisor." + method, "speaker", 0, 0)
        assert "\U0001f600 caf\u00e9" in text, (method, text)
        assert "end of text" in text, (method, text)
        assert "\x00" not in text and "\x1b" not in text, (method, text)
    text, offset, overflow = call("supervisor.tailProcessStdoutLog", "speaker", 0, 100000)
    assert "\U0001f600" in text and offset > 0 and overflow is False, (text, offset, overflow)


def check_methods():
    methods = call("system.listMethods")
    assert len(methods) >= 41, methods
    last = ["supervisor.restart", "supervisor.shutdown"]
    order = [m for m in methods if m not in last and "stop" not in m and "remove" not in m and "clear" not in m]
    order += [m for m in methods if m not in order and m not in last]
    for method in order:
        name = method.split(".")[1]
        for params in EXAMPLES.get(ALIASES.get(name, name), [()]):
            call(method, *params)
        wrong = call(method, 1, 2, 3, 4, 5, 6)
        assert isinstance(wrong, xmlrpc.client.Fault) and wrong.faultCode == 2, (method, wrong)
        assert isinstance(call("system.methodHelp", method), str), method
        signature = call("system.methodSignature", method)
        assert isinstance(signature, list) and signature, (method, signature)
    for nonsense in ("supervisor.nosuch", "nosuch.getState", "supervisor.getState.more", "supervisor._x"):
        answer = call(nonsense)
        assert isinstance(answer, xmlrpc.client.Fault) and answer.faultCode == 1, (nonsense, answer)


check_texts()
check_methods()
names = {info["name"] for info in call("supervisor.getAllProcessInfo")}
assert "speaker" in names, names
assert call("supervisor.shutdown") is True
print("read", len(EXAMPLES), "examples")
