# Writes pid, serial, pool serial, event and payload of what it is told to a file, a line each, and
# answers as its second word says:
#   ok          OK
#   fail N      refuses the first N
#   go          reads no event before the file "go" is there, and then all
#   crash       ends with every first event of a child, unanswered, if it is a REMOTE_COMMUNICATION
#               of type "crash"
import os
import sys
import time

folder, name, manner = sys.argv[1:4]
told = open(os.path.join(folder, name), 'a', encoding='utf-8')
refusals = int(sys.argv[4]) if manner == 'fail' else 0


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


while True:
    say('READY\n')
    while manner == 'go' and not os.path.exists(os.path.join(folder, 'go')):
        time.sleep(0.01)
    header = dict(token.split(':', 1) for token in sys.stdin.readline().split())
    payload = sys.stdin.read(int(header['len']))
    told.write('%d %s %s %s %s\n' % (
        os.getpid(), header['serial'], header['poolserial'], header['eventname'],
        payload.replace('\n', '|')))
    told.flush()
    if manner == 'crash' and payload.startswith('type:crash\n'):
        if not os.path.exists(os.path.join(folder, 'crashed')):
            open(os.path.join(folder, 'crashed'), 'w').close()
            os._exit(3)
    if refusals > 0:
        refusals -= 1
        say('RESULT 4\nFAIL')
    else:
        say('RESULT 2\nOK')
