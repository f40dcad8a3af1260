"""A3: a pid comes again while somebody might still believe in it."""

import os
import signal
import subprocess

import ledger
import proc
from stage import Cannot, program, scenario
from world import until

LAST = "/proc/sys/kernel/ns_last_pid"


def reborn(stage, pid, tries=200):
    """A stranger that has this pid, or None when the kernel does not give it."""
    for _ in range(tries):
        with open(LAST, "w") as file:
            file.write(str(pid - 1))
        stranger = subprocess.Popen([f"{stage.folder}/evil", stage.folder, "stranger"], start_new_session=True)
        if stranger.pid == pid:
            return stranger
        stranger.kill()
        stranger.wait()
    return None


@scenario("A3", "a dead program's pid goes to a stranger")
def reused(stage):
    if not os.access(LAST, os.W_OK):
        raise Cannot("ns_last_pid may not be written")
    check = stage.daemon(program("gone", "{evil} gate 42", "autorestart=false") + program("idle", "{evil} lines 2000"))
    before = check.living(["gone", "idle"])
    pid = before["gone"][0]
    os.kill(check.daemon.jvm(), signal.SIGSTOP)  # nobody reaps until it is told to
    open(f"{check.folder}/go", "w").close()
    until("it is a zombie", lambda: proc.state(pid) == "Z")
    check.demand(reborn(stage, pid, 20) is None, "the pid was given away before its exit was known")
    os.kill(check.daemon.jvm(), signal.SIGKILL)
    check.fault(2)
    until("another JVM answers", check.daemon.answers, 60, 0.03)
    until("it is reaped", lambda: proc.state(pid) == "")
    check.statuses(["gone"])
    stranger = reborn(stage, pid)
    check.demand(stranger is not None, "the pid could not be had: nothing was tested")
    for call in ("stopProcess", "startProcess", "stopProcess"):
        try:
            getattr(check.daemon.rpc().supervisor, call)("gone")
        except Exception as e:  # noqa: BLE001 that it does not run is an answer
            check.demand("NOT_RUNNING" in str(e), f"{call}: {e}")
    check.daemon.kill_jvm()
    check.same(before, ["gone"])
    check.end()
    check.demand(stranger.poll() is None, "the stranger was ended")
    check.demand(not ledger.Ledger(stage.folder).other["signal"], "the stranger was signalled")
    stranger.kill()
    check.lines(["idle"])
