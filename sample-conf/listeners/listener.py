#!/usr/bin/env python3
"""An event listener in Python: it writes what it is told to its standard error. In its section:
  command=python3 listener.py
  events=PROCESS_STATE
"""
import io
import sys

# Line ends as they are: Python would make one character of a carriage return and a newline, and
# then wait for another that never comes.
stdin = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='\n')
stderr = io.TextIOWrapper(sys.stderr.buffer, encoding='utf-8')


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


while True:
    say('READY\n')
    line = stdin.readline()
    if not line:
        break
    header = dict(token.split(':', 1) for token in line.split())
    payload = stdin.read(int(header['len']))
    stderr.write(header['eventname'] + ' ' + payload + '\n')
    stderr.flush()
    say('RESULT 2\nOK')
