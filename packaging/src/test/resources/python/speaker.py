"""Says what logs must survive: emoji, every control character, bytes that are not UTF-8; then reads its input."""

import signal
import sys

signal.signal(signal.SIGHUP, signal.SIG_IGN)
TEXT = b"\xf0\x9f\x98\x80 caf\xc3\xa9 " + bytes(range(32)) + b"\x7f \xff\xfe\xc3 ]]> <&> \xef\xbf\xbe end of text\n"
for stream in (sys.stdout, sys.stderr):
    stream.buffer.write(TEXT)
    stream.buffer.flush()
for line in sys.stdin.buffer:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
signal.pause()
