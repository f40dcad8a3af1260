"""F: clients and listeners that do their worst."""

import os
import shutil
import signal
import socket
import struct
import sys
import time

import ledger
import rpc
from stage import program, scenario, writers
from world import beside, read, until

PORT = 9001  # each scenario has a network of its own
SERVER = f"[inet_http_server]\nport=127.0.0.1:{PORT}\n"
BODY = "<methodCall><methodName>supervisor.getAllProcessInfo</methodName></methodCall>"
HEAD = f"POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(BODY)}\r\n"


def connect(path=None):
    client = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    client.settimeout(10)
    client.connect(path or ("127.0.0.1", PORT))
    return client


def restarts(stage, check, name, number, least=0.0):
    """Kills a program so many times, and notes how long it was away."""
    end = time.monotonic() + least
    done = 0
    while done < number or time.monotonic() < end:
        done += 1
        killed = time.monotonic_ns()
        pid = check.kill(name)
        life = until(f"{name} is back", lambda p=pid: [x for x in ledger.Ledger(check.folder).of(name)[-1:] if x.pid != p], 30, 0.002)[0]
        check.restart.append((life.ns - killed) / 1e6)
        until("it is seen", lambda p=pid: check.programs().get(name, (p,))[0] != p)
        stage.pause(0.05, 0.15)


def slow(going, number):
    """Requests that come byte by byte, half requests, and connections that are cut in the middle of a body."""
    request = (HEAD + "X-Slow: " + "x" * 5000).encode()
    clients, at = [None] * number, 0
    while going[0]:
        for i in range(number):
            if not going[0]:
                break
            try:
                if clients[i] is None:
                    clients[i] = connect()
                    if i % 3 == 0:
                        clients[i].sendall((HEAD + "\r\n" + BODY[:20]).encode())
                if i % 3 == 0 and at % 10 == 0:  # a reset instead of an end
                    clients[i].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("=ii", 1, 0))
                    clients[i].close()
                    clients[i] = None
                elif i % 3 == 1:
                    clients[i].sendall(request[at % len(request):][:1])
            except OSError:
                clients[i] = None
        at += 1
        time.sleep(0.02)
    for client in clients:
        if client:
            client.close()


def nobody_noticed(check, steady, before, held):
    """Afterwards: only the program that was killed has another pid, and nothing was kept."""
    until("it answers", check.daemon.answers, 60, 0.03)
    check.same(before, ["dies"])
    check.living([*steady, "dies"])
    check.statuses(["dies"])
    check.held(held, fds=10)
    check.end()
    check.lines(steady)


@scenario("F1", "clients that send byte by byte, half a request, or break off in the middle")
def slow_clients(stage):
    steady, sections = writers(3)
    check = stage.daemon(SERVER + sections + program("dies", "{evil} stamp"))
    before = check.living([*steady, "dies"])
    held, going = check.holdings(), [True]
    number = 150 if stage.short else 600
    hand = beside(slow, going, number)
    check.fault(number)
    time.sleep(0.5)
    probe = rpc.Probe(f"{check.folder}/sock")
    restarts(stage, check, "dies", 8, stage.left())
    check.rpc += probe.stop()
    going[0] = False
    hand.join(30)
    nobody_noticed(check, steady, before, held)


def flood(going, path):
    burst = ((HEAD + "\r\n" + BODY) * 50 + HEAD + "Connection: close\r\n\r\n" + BODY).encode()
    while going[0]:
        try:
            with connect(path) as client:
                client.sendall(burst)
                while client.recv(1 << 16):
                    pass
        except OSError:
            pass


@scenario("F2", "clients that ask as fast as they can", short=False)
def flooded(stage):
    steady, sections = writers(3)
    check = stage.daemon(sections + program("dies", "{evil} stamp"))
    before = check.living([*steady, "dies"])
    held, going, path = check.holdings(), [True], f"{check.folder}/sock"
    hands = [beside(flood, going, path) for _ in range(4)]
    check.fault(4)
    time.sleep(0.5)
    probe = rpc.Probe(path)
    restarts(stage, check, "dies", 8, stage.left())
    check.rpc += probe.stop()
    going[0] = False
    for hand in hands:
        hand.join(30)
    nobody_noticed(check, steady, before, held)


@scenario("F5", "listeners that never answer, answer garbage, die at each event, drip, refuse; and one good one")
def listeners(stage):
    modes = ("good", "silent", "garbage", "dies", "drips", "fails")
    folder = stage.place()
    shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "listener.py"), folder)
    # by the interpreter itself: a shim in its place forks, and what it forked may outlive its end
    sections = "".join(
        f"[eventlistener:{mode}]\ncommand={sys.executable} {{folder}}/listener.py {{folder}} {mode}\nevents=REMOTE_COMMUNICATION\n"
        f"buffer_size={10_000 if mode == 'good' else 20}\nstartsecs=0\nautorestart=true\nstderr_logfile={{folder}}/{mode}.err\n"
        for mode in modes)
    steady, more = writers(2)
    check = stage.daemon(sections + more, folder=folder)
    before = check.living_part([*steady, "good"])
    until("the good one is ready", lambda: "good" in check.programs())
    sent, call = 0, check.daemon.rpc().supervisor
    for _ in stage.rounds(2):
        for _ in range(100):
            call.sendRemoteCommEvent("t", str(sent))
            sent += 1
        check.fault(100 * (len(modes) - 1))
        pid = check.kill("drips") if "drips" in check.programs() else None
        check.daemon.kill_jvm()
        call = check.daemon.rpc().supervisor
        check.same(before)
        until("there is another", lambda p=pid: p is None or check.programs().get("drips", (p,))[0] != p)

    def told():
        return [line.split()[-1] for line in read(f"{folder}/told.good").decode().splitlines()]

    until(lambda: f"{len(told())} of {sent} are told", lambda: len(told()) >= sent, 60, 0.05)
    check.demand(told() == [str(n) for n in range(sent)], "the good one was told everything once, in order")
    serials = [int(line.split()[0]) for line in read(f"{folder}/told.good").decode().splitlines()]
    check.demand(serials == sorted(set(serials)), "the numbers rise")
    check.same(before)
    check.no_zombies()
    check.end()
    check.lines(steady)


@scenario("F6", "followers of a log that are cut off, stop reading, and come again", short=False)
def followers(stage):
    steady, sections = writers(3, 500)
    check = stage.daemon(SERVER + sections + program("dies", "{evil} stamp"))
    before = check.living([*steady, "dies"])
    held, clients = check.holdings(), []
    for _ in stage.rounds(2):
        for i in range(100):
            try:
                client = connect()
                client.sendall(f"GET /logtail/{steady[i % 3]} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                clients.append(client)  # and never reads
            except OSError:
                pass
        check.fault(100)
        stage.random.shuffle(clients)
        while len(clients) > 120:
            clients.pop().close()
        restarts(stage, check, "dies", 3)
        until("it answers", check.daemon.answers, 60, 0.03)
    for client in clients:
        client.close()
    check.same(before, ["dies"])
    check.held(held, fds=10)
    os.kill(check.daemon.keeper, signal.SIGUSR2)
    check.end()
    check.lines(steady)
