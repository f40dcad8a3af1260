"""web_routes.py PORT SECONDS: fetches every classic route of a daemon's page and prints what came, a fact a line.

A line is KEY, tab, value. Times, ports and dates are replaced, so that two daemons can be compared.
"""
import html
import http.client
import re
import sys
import time
import urllib.parse
import urllib.request

PORT = int(sys.argv[1])
TIMEOUT = int(sys.argv[2])
BASE = 'http://127.0.0.1:%d/' % PORT
TIME = re.compile(r'[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}')


FORM = {'Content-Type': 'application/x-www-form-urlencoded'}


def say(key, value):
    value = TIME.sub('TIME', str(value)).replace(str(PORT), 'PORT')
    print('%s\t%s' % (key, value.replace('\\', '\\\\').replace('\n', '\\n')))


def ask(method, path, body=None, **headers):
    """Status, headers and body, redirects not followed."""
    link = http.client.HTTPConnection('127.0.0.1', PORT, timeout=TIMEOUT)
    try:
        link.request(method, path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.headers, answer.read()
    except TimeoutError:
        return 'no answer', {}, b''
    finally:
        link.close()


def status(key, method, path, body=None, *names, **headers):
    code, found, _ = ask(method, path, body, **headers)
    say(key, ' '.join([str(code)] + ['%s=%s' % (n, found.get(n)) for n in names]))


def message(key, query, body=None):
    """What urllib ends at when it follows where an action sends it."""
    kind = {} if body is None else {'Content-Type': 'application/x-www-form-urlencoded'}
    data = None if body is None else body.encode()
    request = urllib.request.Request(BASE + query, data, kind)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as page:
            address = urllib.parse.urlsplit(page.geturl())
            fields = urllib.parse.parse_qs(address.query)
            say(key, '%d %s %s' % (page.status, address.path, fields.get('message')))
            text = page.read().decode()
            say(key + ' shown', fields.get('message', ['?'])[0] in html.unescape(text))
            say(key + ' escaped', '<body>' not in text.split('</title>')[1].replace('<body>', '', 1))
    except urllib.error.HTTPError as error:
        say(key, error.code)


def pages():
    for path in ('/', '/index.html', '//index.html', '/ok.html', '/tail.html?processname=cat'):
        status('GET ' + path, 'GET', path, None, 'Content-Type')
        status('POST ' + path, 'POST', path, 'x=1', 'Content-Type', **FORM)
    code, found, body = ask('GET', '/')
    for name in ('Pragma', 'Cache-Control', 'Expires', 'Content-Length'):
        value = found.get(name)
        say('GET / ' + name, value if name != 'Content-Length' else int(value) == len(body))
    text = body.decode()
    say('title', re.search('<title>(.*?)</title>', text, re.S).group(1).split(' · ')[-1])
    for name in ('cat', 'late', 'g:a'):
        say('list ' + name, name in text)
    say('ok', ask('GET', '/ok.html')[2])
    say('HEAD /', ask('HEAD', '/')[0])
    for method in ('PUT', 'DELETE', 'OPTIONS'):
        say(method + ' /', ask(method, '/')[0])


def tails():
    def tail(key, query):
        text = ask('GET', '/tail.html' + query)[2].decode()
        say(key + ' title', html.unescape(re.search('<title>(.*?)</title>', text, re.S).group(1)))
        pre = html.unescape(re.search('<pre[^>]*>(.*?)</pre>', text, re.S).group(1)).removeprefix('\n')
        say(key + ' text', pre if len(pre) < 100 else '%d: %s...%s' % (len(pre), pre[:8], pre[-8:]))
        say(key + ' escaped', '<b>' not in text)
        link = re.search(r'tail\.html\?processname=[^"]*', text)
        say(key + ' refresh', link and urllib.parse.unquote(html.unescape(link.group())))

    tail('tail', '?processname=speaker')
    tail('tail 2000', '?processname=speaker&limit=2000')
    tail('tail 9', '?processname=speaker&limit=9')
    tail('tail word', '?processname=speaker&limit=-1x')
    tail('tail of nobody', '?processname=nobody')
    tail('tail of a group', '?processname=g:*')
    tail('tail without log', '?processname=silent')
    tail('tail without name', '')
    tail('tail of empty name', '?processname=')


def actions():
    message('refresh', 'index.html?action=refresh')
    message('start', '?action=start&processname=late')
    message('start again', '?action=start&processname=late')
    message('start broken', '?action=start&processname=broken')
    message('start plain', '?action=start&processname=plain')
    message('start brief', '?action=start&processname=brief')
    message('start nobody', '?action=start&processname=no%20%3Cbody%3E')
    message('start group', '?action=start&processname=g:*')
    message('stop', '?action=stop&processname=late')
    message('stop again', '?action=stop&processname=late')
    message('stop nobody', '?action=stop&processname=nobody')
    message('restart', '?action=restart&processname=g%3Aa')
    message('restart stopped', '?action=restart&processname=late')
    message('restart broken', '?action=restart&processname=broken')
    message('restart nobody', '?action=restart&processname=nobody')
    message('clearlog', '?action=clearlog&processname=cat')
    message('clearlog nobody', '?action=clearlog&processname=nobody')
    message('stop by post', 'index.html', 'action=stop&processname=late')
    message('the body wins', '?action=start&processname=late', 'action=stop')
    message('first of the address', '?action=refresh&action=stopall')
    message('unknown action', '?action=dance&processname=cat')
    message('no name', '?action=start')
    message('no action', '?action=&processname=late&message=x')
    message('message', '?message=a%20%3Cb%3E%26')
    status('redirect', 'GET', '/?action=refresh', None, 'Pragma', 'Cache-Control', 'Expires', 'Content-Type')
    message('stopall', '?action=stopall')
    message('restartall', '?action=restartall')


def streams():
    def first(key, path, wanted, kind='GET'):
        link = http.client.HTTPConnection('127.0.0.1', PORT, timeout=TIMEOUT)
        link.request(kind, path)
        answer = link.getresponse()
        names = ('Content-Type', 'X-Accel-Buffering', 'Transfer-Encoding')
        facts = ' '.join('%s=%s' % (name, answer.headers.get(name)) for name in names)
        dated = answer.headers.get('Last-Modified') is not None
        data = b'' if answer.status != 200 else answer.read(wanted)
        link.close()
        say(key, '%d %s dated=%s %r' % (answer.status, facts, dated, data[-8:]))

    # what restartall has started anew has spoken: else its log ends somewhere
    end = time.monotonic() + TIMEOUT
    while ask('GET', '/tail.html?processname=speaker&limit=100000')[2].count(b'&amp;end') < 2 and time.monotonic() < end:
        time.sleep(0.05)
    first('logtail', '/logtail/speaker', 1024)
    first('logtail stdout', '/logtail/speaker/stdout', 1024)
    for path in ('/logtail/nobody', '/logtail/g:*', '/logtail/speaker/stdin', '/logtail/silent',
                 '/logtail/silent/stderr', '/logtail/merged/stderr', '/logtail/'):
        status(path, 'GET', path)
    status('POST logtail', 'POST', '/logtail/speaker', 'x=1', **FORM)
    status('POST mainlogtail', 'POST', '/mainlogtail', 'x=1', **FORM)
    first('mainlogtail', '/mainlogtail', 1024)
    status('GET RPC2', 'GET', '/RPC2')


def files():
    path = '/stylesheets/supervisor.css'
    code, found, body = ask('GET', path)
    say('css', '%d %s' % (code, found.get('Content-Type').split(';')[0]))
    say('css length', int(found.get('Content-Length')) == len(body) > 0)
    modified = found.get('Last-Modified')
    say('css modified', modified is not None)
    say('css again', ask('GET', path, None, **{'If-Modified-Since': modified})[0])
    say('css before', ask('GET', path, None, **{'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:01 GMT'})[0])
    status('css senseless', 'GET', path, None, **{'If-Modified-Since': 'yesterday'})
    code, _, body = ask('HEAD', path)
    say('HEAD css', '%d %d' % (code, len(body)))
    status('POST css', 'POST', path, 'x=1', **FORM)
    status('icon', 'GET', '/images/icon.png', None, 'Content-Type')
    for path in ('/nothing', '/stylesheets', '/stylesheets/', '/images/nothing.gif',
                 '/stylesheets/%2e%2e/%2e%2e/web.py', '/favicon.ico'):
        status(path, 'GET', path)


pages()
tails()
actions()
streams()
files()
