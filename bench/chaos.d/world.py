"""Daemons in a folder of their own: started, found in /proc, stopped."""

import os
import signal
import subprocess
import threading
import time

import proc
import rpc

CONF = """
[unix_http_server]
file={folder}/sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[supervisord]
logfile={folder}/main.log
logfile_maxbytes=0
pidfile={folder}/pid
childlogdir={folder}
loglevel=debug
"""


class Late(Exception):
    """Something did not happen in time."""


def until(what, condition, seconds=30, pause=0.005):
    """Waits for a condition and returns what it gave."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Late(f"not within {seconds} s: {what() if callable(what) else what}")
        time.sleep(pause)


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


class Daemon:
    """A daemon in the foreground.

    folder   where its configuration, socket, logs and ledger are
    conf     sections, and before them more options of [supervisord]; {folder} and {evil} are replaced
    program  words that start it, without options
    """

    def __init__(self, folder, conf, program, environment=(), level="info", **how):
        self.folder, self.program = folder, program
        self.cookie = os.path.basename(folder)
        self.environment = dict(os.environ, CHAOS=self.cookie, **dict(environment))
        self.level = level
        self.write(conf)
        self.process = None
        self.launch(**how)

    def write(self, conf):
        text = (CONF.replace("=debug", "=" + self.level) + conf).replace("{folder}", self.folder)
        part = f"{self.folder}/conf.part"
        with open(part, "wb") as file:
            file.write(text.replace("{evil}", f"{self.folder}/evil {self.folder}").encode())
        os.rename(part, f"{self.folder}/conf")

    def launch(self, wait=True, **how):
        """Starts it, anew after its end."""
        with open(f"{self.folder}/output", "ab") as output:
            self.process = subprocess.Popen(
                [*self.program, "-n", "-c", f"{self.folder}/conf"], cwd=self.folder, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, **how)
        if wait:
            until(lambda: f"the daemon answers: {self.output()[-2000:]}",
                  lambda: self.ended() or self.answers(), 60, 0.03)
            if self.ended():
                raise Late(f"the daemon ended with {self.process.returncode}: {self.output()[-2000:]}")

    def ended(self):
        return self.process.poll() is not None

    def answers(self):
        """It serves calls, and has a Java process that is through with its start."""
        try:
            return self.rpc(10).supervisor.getState()["statename"] == "RUNNING"
        except (rpc.Fault, *rpc.BROKEN):
            return False

    def rpc(self, seconds=30):
        return rpc.proxy(f"{self.folder}/sock", seconds)

    @property
    def keeper(self):
        """Its public pid: what was started, or below a word that makes a namespace its only child."""
        pid = self.process.pid
        while proc.words(pid).startswith(("unshare ", "/usr/bin/unshare ")):
            pid = until("the keeper is there", lambda: proc.children(pid))[0]
        return pid

    def jvms(self):
        return [pid for pid in proc.children(self.keeper) if "jsupervisor.Main" in proc.words(pid) and proc.alive(pid)]

    def jvm(self):
        return until("the keeper has a JVM", self.jvms)[0]

    def kill_jvm(self, wait=True):
        """kill -9, and waits until another one answers. One that lives less than 2 seconds makes the keeper pause, longer each time."""
        old = self.jvm()
        until("the JVM is no newborn", lambda: proc.age(old) > 2.1)
        os.kill(old, signal.SIGKILL)
        until("the JVM is gone", lambda: old not in self.jvms())
        if wait:
            until(lambda: f"another JVM answers:\n{self.log()[-2000:]}", self.answers, 60, 0.03)

    def log(self):
        return read(f"{self.folder}/main.log").decode(errors="replace")

    def said(self, text, times=1, seconds=30):
        """Waits until the main log has these words so many times."""
        until(lambda: f"{text!r} in the log {times} times:\n{self.log()[-3000:]}",
              lambda: self.log().count(text) >= times, seconds, 0.02)

    def output(self):
        return read(f"{self.folder}/output").decode(errors="replace")

    def stop(self, seconds=60):
        """Ends it in order; returns its exit status."""
        if not self.ended():
            os.kill(self.keeper, signal.SIGTERM)
        return self.wait(seconds)

    def wait(self, seconds=60):
        until(lambda: f"the daemon ends:\n{self.log()[-3000:]}", self.ended, seconds)
        return self.process.returncode

    def update(self):
        """What supervisorctl update does; returns names added, changed, removed."""
        call = self.rpc().supervisor
        added, changed, removed = call.reloadConfig()[0]
        for group in removed + changed:
            call.stopProcessGroup(group)
            call.removeProcessGroup(group)
        for group in added + changed:
            call.addProcessGroup(group)
        return added, changed, removed


def beside(work, *arguments):
    """Runs something on a thread of its own; join() it."""
    thread = threading.Thread(target=work, args=arguments, daemon=True)
    thread.start()
    return thread
