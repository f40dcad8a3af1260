# Written with Supervisor's own childutils, as its users write theirs.
import sys

from supervisor import childutils

told = open(sys.argv[1], 'a', encoding='utf-8')
while True:
    headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
    if headers['eventname'].startswith(('PROCESS_LOG', 'PROCESS_COMM')):
        about, data = childutils.eventdata(payload)
        assert about['processname'] and int(about['pid']) > 0, about
    told.write('%s %s\n' % (headers['eventname'], payload.rstrip('\n')))
    told.flush()
    childutils.listener.ok(sys.stdout)
