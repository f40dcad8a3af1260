// Which rows are shown, in which order: what the server does in Listing, for rows that change.

const SIZE = 1000;
const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a, b) => before(a.group, b.group) || before(a.process, b.process);

/** What is asked for; the same names as in the address. */
const asked = { state: '', q: '', sort: 'problem', page: 1 };

/** Names of problems that are being tried again: they stay where they are until they run. */
const tried = new Set();

function attention(row) {
  if (row.problem) tried.add(row.name);
  else if (row.state !== 'STARTING') tried.delete(row.name);
  return row.problem || tried.has(row.name);
}

function wanted(row, words) {
  if (asked.state === 'PROBLEM' ? !row.problem : asked.state && row.state !== asked.state) return false;
  if (words.length === 0) return true;
  const text = [row.name, row.group, row.state, row.why, row.health].join('\n').toLowerCase();
  return words.every(word => text.includes(word));
}

const rank = row => STATES.indexOf(row.state) - (row.problem ? STATES.length : 0);

const FLAT = {
  state: (a, b) => rank(a) - rank(b) || byName(a, b),
  uptime: (a, b) => b.startedMillis - a.startedMillis || byName(a, b),
  starts: (a, b) => b.starts - a.starts || byName(a, b),
};

let sorted = [];
let groups = new Map();
let known = new Set();

/** To be called when processes have come or gone; changes of state do not matter here. */
function regroup() {
  sorted = [...rows.values()].sort(byName).map(row => row.name);
  known = new Set(sorted);
  groups = Map.groupBy(sorted.map(name => rows.get(name)), row => row.group);
}

function isSingle(group) {
  const members = groups.get(group);
  return members.length === 1 && members[0].name === group;
}

/** Blocks of rows, all pages. */
function blocks() {
  const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  const found = sorted.map(name => rows.get(name)).filter(row => wanted(row, words));
  if (FLAT[asked.sort]) return [block('flat', '', 'All processes', found.sort(FLAT[asked.sort]))];
  const first = asked.sort === 'problem' ? found.filter(attention) : [];
  const rest = asked.sort === 'problem' ? found.filter(row => !attention(row)) : found;
  const made = new Map([['attention:', block('attention', '', 'Needs attention', first)]]);
  made.set('singles:', block('singles', '', 'Programs', []));
  for (const row of rest) placed(made, row).rows.push(row);
  return [...made.values()];
}

function placed(made, row) {
  const single = isSingle(row.group);
  const key = single ? 'singles:' : 'group:' + row.group;
  if (!made.has(key)) made.set(key, block('group', row.group, visible(row.group), []));
  return made.get(key);
}

const block = (kind, group, title, rows) => ({ kind, group, title, key: kind + ':' + group, rows });

/** The blocks of one page, and where in the list that page is. */
function listing() {
  const whole = blocks();
  const found = whole.reduce((sum, block) => sum + block.rows.length, 0);
  const pages = Math.max(1, Math.ceil(found / SIZE));
  asked.page = Math.min(asked.page, pages);
  const from = (asked.page - 1) * SIZE;
  const to = Math.min(found, from + SIZE);
  let start = 0;
  const part = whole.map(block => {
    const cut = block.rows.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += block.rows.length;
    return { ...block, rows: cut };
  });
  return { blocks: part.filter(block => block.rows.length > 0), found, from, to, pages };
}

/** How many of a block run, those counted that a filter leaves out. */
function summary(block) {
  if (block.kind === 'attention') return '';
  const members = block.kind === 'group' ? groups.get(block.group)
    : sorted.map(name => rows.get(name)).filter(row => block.kind === 'flat' || isSingle(row.group));
  const now = members.map(row => rows.get(row.name));
  const running = now.filter(row => row.state === 'RUNNING').length;
  return number(running) + ' of ' + number(now.length) + ' running';
}
