// The page of one process: facts, history, what it uses.

const KEPT_SAMPLES = 600;
const HISTORY = 32;
let samples = [];
/** News of the health are numbered by when they were asked for, or came by themselves; and that which is shown. */
let healthNumber = 0;
let healthShown = 0;

function startProcess() {
  on('hello', refreshProcess);
  on('rows', changed => changed.filter(row => row.name === page.name).forEach(showRow));
  on('gone', names => { if (names.includes(page.name)) showGone(); });
  on('sample', sample => { if (sample.name === page.name) addSample(sample.at, sample.cpu, sample.rss); });
  on('transition', change => { if (change.name === page.name) addTransition(change); });
  on('health', told => { if (told.name === page.name) showHealth(told.health, ++healthNumber); });
  afterwards.stdin = (answer, form) => { if (answer.ok) form.elements.data.value = ''; };
  setInterval(() => { if (!lostAt && rows.has(page.name)) put($('since'), sinceText(rows.get(page.name))); }, 1000);
}

/** Everything anew, after the first connection and after a break. */
async function refreshProcess() {
  const row = rows.get(page.name);
  if (!row) return showGone();
  showRow(row);
  const mine = ++healthNumber;
  try {
    const response = await request('process.json' + query({ processname: page.name }));
    if (!response.ok) return;
    const detail = await response.json();
    samples = detail.samples.map(one => [one.atMillis, one.cpuPercent, one.residentBytes]);
    drawSparks();
    showHealth(detail.health, mine);
    $('past').replaceChildren(...detail.transitions.map(one => transitionNode(one.atMillis, one.to, one.cause)));
  } catch { /* the connection says so itself */ }
}

function showGone() {
  trouble('gone', 'This process is gone: the configuration has no such program any more, or another number of them.');
  for (const button of all('.does button, .stdin button')) button.disabled = true;
}

function showRow(row) {
  trouble('gone', '');
  for (const button of all('.does button, .stdin button')) button.disabled = false;
  $('process').dataset.state = row.state;
  $('state').dataset.state = row.state;
  put($('state'), word(row.state));
  put($('since'), sinceText(row));
  put($('why'), visible(row.why));
  put($('pid'), pidText(row));
  put($('starts'), String(row.starts));
  if (!row.health && $('health')) $('health').hidden = true;
  for (const button of all('.joined button')) button.disabled = row.pid === 0;
  drawSparks();
  showButtons(actions(row.state));
}

const percent = value => (value < 0 ? '–' : (Math.floor(value * 100) / 100).toFixed(2) + ' %');

/** What probes say, unless something newer is there; only the page of a process that is probed has a place for it. */
function showHealth(health, number) {
  const place = $('health');
  if (!place || number < healthShown) return;
  healthShown = number;
  const [is, when] = place.children;
  place.hidden = !health.word;
  is.dataset.health = health.word;
  put(is, healthWord(health.word));
  put(when, health.sinceMillis ? 'since ' + shortly(health.sinceMillis) : '');
  put($('last-probe'), visible(health.last) || 'none yet');
  put($('uptime'), percent(health.day) + ' of 24 h, ' + percent(health.week) + ' of 7 days, ' + percent(health.month) + ' of 30 days');
}

function showButtons(possible) {
  const focused = document.activeElement;
  for (const button of all('[data-action]')) button.hidden = !possible.includes(button.dataset.action);
  if (focused?.hidden) (all('[data-action]').find(button => !button.hidden) ?? $('signal')).focus();
}

function transitionNode(millis, to, cause) {
  const item = make('li');
  const time = make('time', '', shortly(millis));
  time.title = at(millis);
  time.dateTime = new Date(millis).toISOString();
  const state = make('span', 'st', word(to));
  state.dataset.state = to;
  item.append(time, ' ', state, ' ', make('span', 'cause', visible(cause)));
  return item;
}

function addTransition(change) {
  $('past').prepend(transitionNode(change.at, change.to, change.cause));
  while ($('past').childElementCount > HISTORY) $('past').lastElementChild.remove();
}

function addSample(...sample) {
  samples.push(sample);
  if (samples.length > KEPT_SAMPLES) samples.shift();
  drawSparks();
}

function drawSparks() {
  drawSpark(document.querySelector('[data-of=cpu]'), 1, value => value.toFixed(value < 10 ? 1 : 0) + ' %', 5);
  drawSpark(document.querySelector('[data-of=rss]'), 2, bytes, 1024 * 1024);
}

/** The curve of ten minutes that end now; it is as high as the highest value, but no lower than least. */
function drawSpark(figure, field, format, least) {
  const [, value, range] = figure.querySelector('figcaption').children;
  if (samples.length === 0) return put(range, 'nothing measured in 10 min');
  const values = samples.map(sample => sample[field]);
  const most = Math.max(...values);
  put(value, rows.get(page.name)?.pid ? format(values.at(-1)) : '–');
  put(range, 'highest in 10 min ' + format(most));
  const end = samples.at(-1)[0];
  const points = samples.map(sample => {
    const x = 600 - (end - sample[0]) / 1000;
    return x.toFixed(0) + ' ' + (58 - (56 * sample[field]) / Math.max(most, least)).toFixed(1);
  });
  const [area, line] = all('path', figure);
  line.setAttribute('d', 'M' + points.join('L'));
  area.setAttribute('d', 'M' + points[0].split(' ')[0] + ' 60L' + points.join('L') + 'L600 60Z');
  const text = figure.querySelector('span').textContent + ' now ' + value.textContent + ', ' + range.textContent;
  figure.querySelector('svg').setAttribute('aria-label', text);
}
