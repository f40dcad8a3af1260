// Words, times and nodes. All files of the script share one scope, in the order that StaticFiles has.

const page = document.body.dataset;
const $ = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Writes only what differs, into the text that is there: a write costs layout, a comparison does not. */
function put(node, text) {
  if (!node || node.textContent === text) return;
  const inner = node.firstChild;
  if (inner && inner === node.lastChild && inner.nodeType === Node.TEXT_NODE) inner.data = text;
  else node.textContent = text;
}

/** The same for an attribute; null takes it away. */
function mark(node, name, value) {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const STRANGE = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function named(char) {
  const point = char.codePointAt(0);
  if (point < 0x20) return String.fromCharCode(0x2400 + point);
  if (point === 0x7f) return '\u2421';
  if (point >= 0xd800 && point <= 0xdfff) return '\ufffd';
  return '⟨U+' + point.toString(16).toUpperCase().padStart(4, '0') + '⟩';
}

/** Nothing invisible, nothing that turns the text around; as Words.visible does it. */
function visible(text) {
  const shown = text.slice(0, 4000).replace(STRANGE, named);
  return text.length > 4000 ? shown + '… (' + number(text.length) + ' characters)' : shown;
}

const number = value => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const processes = count => number(count) + (count === 1 ? ' process' : ' processes');
const word = state => state.toLowerCase();

/** An address below the page's folder; without the login that the page's own may hold, which fetch refuses. */
function here(path) {
  const url = new URL(path, document.baseURI);
  url.username = url.password = '';
  return url;
}

/** An answer of the daemon; the header tells it to leave out the challenge that would open the browser's own dialog. */
const request = (path, options = {}) =>
  fetch(here(path), { cache: 'no-store', ...options, headers: { 'X-Requested-With': 'fetch', ...options.headers } });

const query = values => '?' + new URLSearchParams(values);

/** Milliseconds that the server's clock is ahead of ours. */
let ahead = Number(page.now) - Date.now();
const serverNow = () => Date.now() + ahead;

/** A moment in the server's zone, as in its logs. */
function at(millis) {
  const local = new Date(millis + Number(page.offset) * 60000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** The same; of today the time alone. */
const shortly = millis => (at(millis).startsWith(at(serverNow()).slice(0, 10)) ? at(millis).slice(11) : at(millis));

function span(seconds) {
  const [s, m, h] = [seconds % 60, Math.floor(seconds / 60) % 60, Math.floor(seconds / 3600) % 24];
  if (seconds < 60) return s + ' s';
  if (seconds < 3600) return m + ' min ' + s + ' s';
  if (seconds < 86400) return h + ' h ' + m + ' min';
  return Math.floor(seconds / 86400) + ' d ' + h + ' h';
}

const since = millis => span(Math.max(0, Math.floor((serverNow() - millis) / 1000)));

function bytes(count) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (count >= 1024 && unit < 4) { count /= 1024; unit++; }
  return (unit && count < 100 ? count.toFixed(1) : Math.round(count)) + ' ' + units[unit];
}

/** What the reader chose, kept in this browser; a browser that keeps nothing is fine. */
const chosen = {
  get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem('jsupervisor.' + name)) ?? otherwise; } catch { return otherwise; }
  },
  set(name, value) {
    try { localStorage.setItem('jsupervisor.' + name, JSON.stringify(value)); } catch { /* then not */ }
  },
};

const pause = millis => new Promise(done => setTimeout(done, millis));
