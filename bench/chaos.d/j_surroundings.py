"""J: what a program finds around it, however strangely its daemon was started."""

import os
import signal

import proc
from stage import program, scenario, writers
from world import read, until


def strange():
    """Runs in the child that becomes the daemon: everything that a program must not inherit."""
    os.umask(0o077)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGTERM, signal.SIGINT, signal.SIGPIPE, signal.SIGCHLD})
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE, signal.SIGCHLD, signal.SIGXFSZ, signal.SIGUSR2):
        signal.signal(number, signal.SIG_IGN)
    for number in (57, 300, 900):
        os.dup2(os.open("/etc/passwd", os.O_RDONLY), number, inheritable=True)
    os.close(0)


def facts(path):
    return read(path).decode(errors="replace").splitlines()


@scenario("J6", "a daemon with a strange mask, umask, dispositions and descriptors: its programs have none of that")
def clean(stage):
    steady, sections = writers(2)
    sections += program("plain", f"{stage.folder}/probe {{folder}}/plain.facts", "autorestart=false")
    sections += program("joined", f"{stage.folder}/probe {{folder}}/joined.facts", "redirect_stderr=true", "umask=027", "directory=/usr")
    sections += "[eventlistener:ear]\ncommand=" + f"{stage.folder}/probe {{folder}}/ear.facts\nevents=TICK_5\n"
    sections += "[fcgi-program:worker]\n" + f"command={stage.folder}/probe {{folder}}/worker.facts\nsocket=tcp://127.0.0.1:9002\n"
    check = stage.daemon("umask=022\n" + sections, preexec_fn=strange)
    for turn in stage.rounds(1):
        names = ["plain", "joined", "ear", "worker"]
        for name in names:
            got = until(f"{name} has looked", lambda n=name: facts(f"{check.folder}/{n}.facts"))
            judge(check, name, got)
            os.unlink(f"{check.folder}/{name}.facts")
        check.fault(len(names))
        if stage.left() > 0 or turn == 0:
            check.daemon.kill_jvm()
            for name in names:
                pid = check.programs()[name][0]
                check.killed[pid] = 9
                os.kill(pid, 9)
                until("it has ended", lambda p=pid: not proc.alive(p))
            check.daemon.said("exited: plain", turn + 1)
            check.daemon.rpc().supervisor.startProcess("plain", False) if "plain" not in check.programs() else None
    for name in ("plain", "joined", "ear", "worker"):
        judge(check, name, until(f"{name} has looked", lambda n=name: facts(f"{check.folder}/{n}.facts")))
    check.living([*steady, "plain", "joined", "ear", "worker"])
    check.end()
    check.lines(steady)


def judge(check, name, got):
    descriptors = [line for line in got if line.startswith("descriptor ")]
    numbers = [line.split()[1].rstrip(":") for line in descriptors]
    check.demand(numbers == ["0", "1", "2"], f"{name} has the descriptors {descriptors}")
    check.demand(not any("nonblocking" in line for line in descriptors if name != "worker"), f"{name}: {descriptors}")
    for what in ("SigBlk", "SigIgn"):
        line = next((line for line in got if line.startswith(what)), "")
        check.demand(line.split()[-1:] == ["0" * 16], f"{name}: {line}")
    mask = "027" if name == "joined" else "022"
    check.demand(f"umask {mask}" in got, f"{name}: {[line for line in got if line.startswith('umask')]}")
    check.demand("leads its process group: yes" in got, f"{name} leads no group")
    check.demand("session is its parent's: yes" in got, f"{name} is in another session")
    environment = [line for line in got if line.startswith("environment SUPERVISOR_PROCESS_NAME=")]
    check.demand(environment == [f"environment SUPERVISOR_PROCESS_NAME={name}"], f"{name}: {environment}")
