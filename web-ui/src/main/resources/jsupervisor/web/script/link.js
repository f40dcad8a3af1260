// The connection to the daemon: one stream of events, or refetching where there is none.

const rows = new Map();
const heard = {};
const KINDS = ['hello', 'rows', 'gone', 'daemon', 'sample', 'transition', 'health', 'beat'];
const SILENCE = 30000;
const POLL = 5000;

/** Calls back for one of the kinds, after the rows are up to date. */
const on = (kind, listener) => (heard[kind] ??= []).push(listener);

let source = null;
let polling = null;
let silence = 0;
let lostAt = 0;
let version = null;

function connect() {
  polling = null;
  source?.close();
  source = new EventSource(here('events' + (page.name ? query({ processname: page.name }) : '')));
  for (const kind of KINDS) source.addEventListener(kind, event => received(kind, JSON.parse(event.data)));
  source.onopen = () => up('Live', 'live');
  source.onerror = () => (source.readyState === EventSource.CLOSED ? poll() : lost());
  listen();
}

/** A connection that is cut without a word is noticed by its silence only. */
function listen() {
  clearTimeout(silence);
  silence = setTimeout(() => { lost(); connect(); }, SILENCE);
}

function received(kind, data) {
  listen();
  if (lostAt) up('Live', 'live');
  apply(kind, data);
}

function apply(kind, data) {
  if (kind === 'hello') hello(data);
  else if (kind === 'rows') for (const row of data) rows.set(row.name, row);
  else if (kind === 'gone') for (const name of data) rows.delete(name);
  else if (kind === 'daemon') daemonIs(data);
  else if (kind === 'beat') ahead = data - Date.now();
  heard[kind]?.forEach(listener => listener(data));
  if (kind === 'hello' || kind === 'rows' || kind === 'gone') showInWindow(tally(rows.values()));
}

function hello(data) {
  ahead = data.now - Date.now();
  newToken(data.token);
  rows.clear();
  for (const row of data.rows) rows.set(row.name, row);
  daemonIs(data.daemon);
}

const ENDINGS = {
  RUNNING: '',
  RESTARTING: 'The daemon restarts. This page comes back by itself.',
  SHUTDOWN: 'The daemon shuts down and stops all processes.',
};

function daemonIs(daemon) {
  version ??= daemon.version;
  const other = version !== daemon.version;
  trouble('version', other ? 'The daemon is another version now. Reload the page to get what belongs to it.' : '');
  trouble('daemon', ENDINGS[daemon.state] ?? '');
}

function up(text, how) {
  if (lostAt && Date.now() - lostAt > 3000) say('Connected again.');
  lostAt = 0;
  document.body.classList.remove('stale');
  showLive(text, how);
  trouble('lost', '');
}

/** A short break, as of a daemon that takes over, is no reason to shout. */
function lost() {
  if (lostAt) return;
  const mine = (lostAt = Date.now());
  document.body.classList.add('stale');
  showLive('Not connected', 'lost');
  setTimeout(() => {
    if (lostAt !== mine) return;
    const when = at(mine + ahead).slice(11);
    trouble('lost', 'No connection since ' + when + '. What you see is as of then; trying again.');
  }, 2000);
}

function showLive(text, how) {
  put($('live'), text);
  $('live').dataset.how = how;
}

function loginExpired() {
  source?.close();
  polling = null;
  clearTimeout(silence);
  document.body.classList.add('stale');
  showLive('Logged out', 'lost');
  trouble('login', 'The login has expired. Reload the page to log in again.');
}

/** The full picture once; answers whether there was one. */
async function refetch() {
  try {
    const response = await request('rows.json');
    if (response.status === 401) loginExpired();
    if (!response.ok) return false;
    apply('hello', await response.json());
    return true;
  } catch {
    return false;
  }
}

/** Without a stream: the full picture every now and then, and from time to time the stream again. */
async function poll() {
  source.close();
  clearTimeout(silence);
  const mine = (polling = {});
  for (let round = 1; polling === mine; round++) {
    const there = await refetch();
    if (polling !== mine) return;
    if (there) up('Every 5 s', 'polling');
    else lost();
    await pause(document.hidden ? 3 * POLL : POLL);
    if (polling === mine && !document.hidden && (lostAt || round % 6 === 0)) connect();
  }
}

/** A browser has six connections for all tabs of a site: who is not looked at gives its own back. */
function startLink() {
  let leave = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leave);
    if (!document.hidden && polling) connect();
    else if (document.hidden) leave = setTimeout(() => { if (!polling && !troubles.login) poll(); }, 30000);
  });
  window.addEventListener('pagehide', () => source?.close());
  window.addEventListener('pageshow', event => { if (event.persisted) connect(); });
  connect();
}
