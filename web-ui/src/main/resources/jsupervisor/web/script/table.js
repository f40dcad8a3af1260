// The table: only what differs is touched.

const lines = new Map();
const bodies = new Map();
const folded = new Set(chosen.get('folded', []));
const models = $('blocks')?.content.firstElementChild;

/** Takes over what the server has rendered. */
function adopt() {
  for (const body of $('list').tBodies) bodies.set(body.dataset.block, body);
  for (const line of all('tr.row', $('list'))) {
    lines.set(line.dataset.name, line);
    sight.observe(line);
  }
}

/** Lines that are to be seen: only they have an uptime that moves on. */
const inSight = new Set();
const sight = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) inSight.delete(target);
    else if (inSight.add(target) && target.shown) tick(target);
  }
});

/** Brings the table to the listing. */
function paint(list) {
  let place = $('list').tHead;
  for (const block of list.blocks) {
    const body = bodyOf(block);
    if (place.nextElementSibling !== body) place.after(body);
    fillBlock(body, block);
    place = body;
  }
  while (place.nextElementSibling) place.nextElementSibling.remove();
  for (const [name, line] of lines) if (!line.isConnected) leave(name, line);
  for (const [key, body] of bodies) if (!body.isConnected) bodies.delete(key);
}

/** A line that moves or gets other buttons keeps the focus that was in it. */
function keepFocus(work) {
  const focused = document.activeElement;
  const line = focused.closest?.('tr.row');
  work();
  if (focused === document.activeElement) return;
  const next = focused.isConnected ? focused : line?.isConnected && (line.cells[6].firstElementChild ?? line.querySelector('.name a'));
  if (next) next.focus({ preventScroll: true });
}

/** What is not shown is not selected; some lines are kept for when the filter lets them in again. */
function leave(name, line) {
  line.querySelector('input').checked = false;
  if (lines.size <= 2 * SIZE && rows.has(name)) return;
  sight.unobserve(line);
  inSight.delete(line);
  lines.delete(name);
}

function bodyOf(block) {
  let body = bodies.get(block.key);
  if (!body) {
    body = models.cloneNode(true);
    body.className = block.kind;
    body.dataset.block = block.key;
    body.querySelector('.row').remove();
    nameBlock(body, block);
    bodies.set(block.key, body);
  }
  return body;
}

function nameBlock(body, block) {
  put(body.querySelector('.label'), block.title);
  body.querySelector('.pick input').setAttribute('aria-label', 'Select all of ' + block.title);
  const [start, ...others] = all('.act button', body.rows[0]);
  for (const button of [start, ...others]) {
    const verb = button.textContent;
    button.setAttribute('aria-label', verb + ' group ' + block.title);
    button.setAttribute('formaction', 'index.html' + query({ action: verb.toLowerCase() + 'group', group: block.group }));
    if (block.kind !== 'group') button.remove();
  }
}

function fillBlock(body, block) {
  const shut = folded.has(block.key);
  body.classList.toggle('shut', shut);
  mark(body.querySelector('.fold'), 'aria-expanded', String(!shut));
  put(body.querySelector('.sum'), block.kind === 'attention' ? '' : summary(block));
  let place = body.rows[0];
  for (const row of shut ? [] : block.rows) {
    const line = lineOf(row);
    if (place.nextElementSibling !== line) place.after(line);
    fillRow(line, row, block.kind);
    place = line;
  }
  while (place.nextElementSibling) place.nextElementSibling.remove();
}

function lineOf(row) {
  let line = lines.get(row.name);
  if (!line) {
    line = models.querySelector('.row').cloneNode(true);
    line.dataset.name = row.name;
    const box = line.querySelector('input');
    box.value = row.name;
    box.setAttribute('aria-label', 'Select ' + visible(row.name));
    line.querySelector('.name a').setAttribute('href', 'process.html' + query({ processname: row.name }));
    line.dataset.state = '';
    lines.set(row.name, line);
    sight.observe(line);
  }
  return line;
}

function fillRow(line, row, kind) {
  if (line.shown === row && line.kind === kind) return;
  line.shown = row;
  line.kind = kind;
  const [, state, name, , pid, starts] = line.cells;
  put(name.firstElementChild, visible(kind === 'group' ? row.process : row.name));
  fillWhy(name, row.why);
  fillHealth(state, row.health);
  put(pid, pidText(row));
  put(starts, String(row.starts));
  tick(line);
  if (line.dataset.state !== row.state) fillState(line, row);
}

function fillWhy(name, why) {
  const shown = name.querySelector('.why');
  if (!why) shown?.remove();
  else if (shown) put(shown, visible(why));
  else name.append(make('span', 'why', visible(why)));
}

function fillHealth(cell, health) {
  const shown = cell.children[1];
  if (!health) return shown?.remove();
  const node = shown ?? cell.appendChild(make('span', 'st health'));
  mark(node, 'data-health', health);
  put(node, healthWord(health));
}

function fillState(line, row) {
  line.dataset.state = row.state;
  const state = line.querySelector('.st');
  state.dataset.state = row.state;
  put(state, word(row.state));
  const cell = line.querySelector('.act');
  cell.replaceChildren(...actions(row.state).map(action => actionButton(action, row)));
}

function actionButton(action, row) {
  const button = make('button', '', label(action));
  button.setAttribute('form', 'post');
  button.setAttribute('formaction', 'index.html' + query({ action, processname: row.name }));
  button.setAttribute('aria-label', label(action) + ' ' + visible(row.name));
  return button;
}

/** News of the rows that are there, where they are. */
function refill() {
  for (const [name, line] of lines) if (rows.has(name) && line.kind) fillRow(line, rows.get(name), line.kind);
}

/** The uptime moves on without news from the daemon. */
function tick(line) {
  const text = sinceText(line.shown);
  if (line.since !== text) put(line.cells[3], (line.since = text));
}

function tickAll() {
  if (document.hidden || lostAt) return;
  for (const line of inSight) if (line.shown) tick(line);
}

function fold(body) {
  const key = body.dataset.block;
  if (!folded.delete(key)) folded.add(key);
  chosen.set('folded', [...folded]);
}
