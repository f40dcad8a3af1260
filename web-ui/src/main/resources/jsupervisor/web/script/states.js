// What states mean: order, actions, counts, and what the window's title and icon say.

const STATES = ['FATAL', 'BACKOFF', 'UNKNOWN', 'EXITED', 'STARTING', 'STOPPING', 'STOPPED', 'RUNNING'];
const ACTIONS = ['start', 'restart', 'stop'];
const ENDED = ['STOPPED', 'EXITED', 'FATAL'];

function actions(state) {
  if (state === 'RUNNING') return ['restart', 'stop'];
  if (state === 'STARTING' || state === 'BACKOFF') return ['stop'];
  return ENDED.includes(state) ? ['start'] : [];
}

const label = action => action[0].toUpperCase() + action.slice(1);

/** The uptime of what runs; of others when they ended, unless the reason says it already. */
function sinceText(row) {
  if (row.startedMillis > 0) return since(row.startedMillis);
  if (row.why) return '';
  const ended = ENDED.includes(row.state) && /\d/.test(row.description);
  return (ended ? 'since ' : '') + visible(row.description);
}

/** What probes say, as a word that nobody takes for a state. */
const healthWord = health => (health === 'STARTING' ? 'health starting' : word(health));

const pidText = row => (row.pid === 0 ? '–' : String(row.pid));

function tally(rows) {
  const counts = { ALL: 0, PROBLEM: 0, PROBED: 0 };
  for (const state of STATES) counts[state] = 0;
  for (const row of rows) {
    counts.ALL++;
    counts[row.state]++;
    if (row.problem) counts.PROBLEM++;
    if (row.health) counts.PROBED++;
  }
  return counts;
}

function headline(counts) {
  if (counts.ALL === 0) return 'No programs to manage';
  if (counts.PROBLEM === 0) return 'Nothing needs attention';
  return number(counts.PROBLEM) + (counts.PROBLEM === 1 ? ' needs attention' : ' need attention');
}

const icon = document.querySelector('link[rel=icon]');
const calmIcon = icon.getAttribute('href');

/** The window tells it also when it is one tab of many. */
function showInWindow(counts) {
  mark(icon, 'href', counts.FATAL > 0 ? icon.dataset.alert : calmIcon);
  const fatal = counts.FATAL > 0 ? '✕ ' + counts.FATAL + ' fatal · ' : '';
  const title = fatal + titleRest(counts) + ' · Supervisor Status';
  if (document.title !== title) document.title = title;
}

function titleRest(counts) {
  if (page.page === 'log') return 'Daemon log';
  if (page.page === 'config') return 'Configuration';
  if (page.page.startsWith('crash')) return 'Crashes';
  const row = rows.get(page.name);
  if (page.page === 'process') return visible(page.name) + ' · ' + (row ? word(row.state) : 'gone');
  return counts.RUNNING + ' running';
}
