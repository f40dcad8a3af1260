# Says something on both streams, some of it between the capture marks, in pieces; then ends or
# waits, as its first word says.
import os
import sys
import time

BEGIN, END = b'<!--XSUPERVISOR:BEGIN-->', b'<!--XSUPERVISOR:END-->'


def say(fd, *pieces):
    for piece in pieces:
        os.write(fd, piece)
        time.sleep(0.02)


say(1, 'plain é€\n'.encode())
say(1, BEGIN[:7], BEGIN[7:] + b'to liste', b'ners' + END[:3], END[3:] + b'after\n')
say(2, b'error\n')
say(2, BEGIN + b'complaint' + END)
if sys.argv[1] == 'wait':
    time.sleep(1000)
say(1, b'bye')
