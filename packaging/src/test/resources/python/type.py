"""type.py SHELL COMPLETION WORD...: an interactive bash or zsh on a terminal, with the completion file read.

Types each WORD (backslash escapes are understood) and waits until what the next line says is on the screen:
words come in pairs of keys and what they lead to. Prints the screen; ends with 1 when something does not come.
"""
import os
import pty
import select
import sys
import time

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source %s"),
    "zsh": (["zsh", "-f", "-i", "+o", "promptsp"], "fpath=(${:-%s}(:h) $fpath); autoload -Uz compinit; compinit -D -u"),
}
(command, read), completion, pairs = SHELLS[sys.argv[1]], sys.argv[2], sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", PS1="ready> ", HISTFILE="/dev/null")
    os.execvp(command[0], command)

screen = ""


def see(text):
    """Reads until the text is there, behind what was seen before."""
    global screen
    end = time.monotonic() + 60
    start = len(screen)
    while text not in screen[start:]:
        left = end - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            print("not on the screen: %r in %r" % (text, screen[start:]))
            os.kill(pid, 9)
            sys.exit(1)
        screen += os.read(terminal, 4096).decode(errors="replace")


see("ready> ")
os.write(terminal, (read % completion + "; echo read${SHLVL:+y}\n").encode())
see("ready\r\n")
for keys, expected in zip(pairs[::2], pairs[1::2]):
    os.write(terminal, keys.encode().decode("unicode_escape").encode())
    see(expected)
os.kill(pid, 9)
print(screen)
