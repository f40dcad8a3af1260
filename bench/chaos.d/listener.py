"""listener.py FOLDER MODE: an event listener of Supervisor's protocol. Writes down the data of what it was told, and answers by its mode:
good, silent (never), garbage, dies (at each event), drips (a byte at a time), fails (always)."""

import sys
import time

folder, mode = sys.argv[1:3]


def say(text, pause=0.0):
    for piece in text if pause else [text]:
        sys.stdout.write(piece)
        sys.stdout.flush()
        time.sleep(pause)


while True:
    say("READY\n", 0.005 if mode == "drips" else 0)
    head = sys.stdin.readline()
    if not head:
        sys.exit(0)
    words = dict(word.split(":") for word in head.split())
    body = sys.stdin.read(int(words["len"]))
    with open(f"{folder}/told.{mode}", "a") as told:
        told.write(f"{words['serial']} {words['eventname']} {body.rpartition(chr(10))[2]}\n")
    if mode == "dies":
        sys.exit(3)
    if mode == "silent":
        time.sleep(10_000)
    if mode == "garbage":
        say("\0\xff RESULT -5\nRESULT 99999999999\nOK" * 100)
        time.sleep(0.2)
    say({"fails": "RESULT 4\nFAIL"}.get(mode, "RESULT 2\nOK"), 0.005 if mode == "drips" else 0)
