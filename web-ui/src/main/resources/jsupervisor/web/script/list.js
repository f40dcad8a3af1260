// The page of all processes: filter, counts, selection, and when to paint.

let painting = 0;
let moved = 0;

/** Paints soon, and once for many changes. Rows do not move away under a pointer that moves. */
function repaint(delay = rows.size > 2000 ? 400 : 60) {
  if (painting && delay > 0) return;
  clearTimeout(painting);
  painting = setTimeout(() => {
    painting = 0;
    if (delay === 0 || Date.now() - moved > 700) return show();
    keepFocus(refill);
    repaint();
  }, delay);
}

function show() {
  const list = listing();
  keepFocus(() => paint(list));
  const counts = tally(rows.values());
  showCounts(counts);
  showFound(list, counts);
  showPages(list);
  showPicked();
}

function showCounts(counts) {
  put($('headline'), headline(counts));
  $('headline').className = counts.PROBLEM > 0 ? 'bad' : 'good';
  put($('running'), number(counts.RUNNING));
  put($('all'), number(counts.ALL));
  $('list').hidden = counts.ALL === 0;
  $('list').classList.toggle('probed', counts.PROBED > 0);
  for (const count of all('.count')) {
    const state = count.dataset.state;
    put(count.firstElementChild, number(counts[state]));
    mark(count, 'data-count', String(counts[state]));
    mark(count, 'href', address({ state: asked.state === state ? '' : state, page: 1 }));
    mark(count, 'aria-current', asked.state === state ? 'true' : null);
  }
}

function showFound(list, counts) {
  $('filtered').hidden = !asked.state && !asked.q;
  const text = list.found === 0 ? 'No process matches' : processes(list.found) + ' of ' + number(counts.ALL) + ' shown';
  put($('found'), text);
}

function showPages(list) {
  const pager = $('pager');
  pager.hidden = list.pages < 2;
  const [prev, where, next] = pager.children;
  put(where, number(list.from + 1) + ' to ' + number(list.to) + ' of ' + number(list.found));
  mark(prev, 'href', address({ page: Math.max(1, asked.page - 1) }));
  mark(next, 'href', address({ page: Math.min(list.pages, asked.page + 1) }));
}

function showPicked() {
  const picked = all('tr.row input:checked', $('list')).length;
  put($('picked'), processes(picked) + ' selected');
  document.body.classList.toggle('picking', picked > 0);
  for (const body of $('list').tBodies) {
    const boxes = all('tr.row input', body);
    const on = boxes.filter(box => box.checked).length;
    const head = body.querySelector('.head input');
    head.checked = on > 0 && on === boxes.length;
    head.indeterminate = on > 0 && on < boxes.length;
  }
}

/** The address that asks for the same with other values. */
function address(values) {
  const next = { ...asked, ...values };
  if (next.sort === 'problem') next.sort = '';
  if (next.page === 1) next.page = '';
  const text = new URLSearchParams(Object.entries(next).filter(([, value]) => value)).toString();
  return text ? './?' + text : './';
}

/** Asks for something else; a reload of the page asks for the same. */
function want(values) {
  Object.assign(asked, values);
  history.replaceState(null, '', address({}));
  if (rows.size > 0) repaint(0);
}

function wantLink(event) {
  const link = event.target.closest('.count, .pager a, #unfilter');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const values = new URL(link.href).searchParams;
  $('filter').value = values.get('q') ?? '';
  want({ state: values.get('state') ?? '', q: values.get('q') ?? '', page: Number(values.get('page') ?? 1) });
  if (link.closest('.pager')) $('list').scrollIntoView();
}

function clicked(event) {
  wantLink(event);
  const folder = event.target.closest('.fold');
  if (!folder) return;
  fold(folder.closest('tbody'));
  show();
}

function changed(event) {
  const box = event.target;
  if (box.type !== 'checkbox' || !$('list').contains(box)) return;
  if (box.closest('.head')) for (const one of all('tr.row input', box.closest('tbody'))) one.checked = box.checked;
  showPicked();
}

function startList() {
  const given = new URLSearchParams(location.search);
  const sort = given.get('sort') ?? 'problem';
  Object.assign(asked, { state: (given.get('state') ?? '').toUpperCase(), q: given.get('q') ?? '', sort, page: Number(given.get('page')) || 1 });
  adopt();
  on('hello', () => { regroup(); show(); });
  on('rows', changed => { if (changed.some(row => !known.has(row.name))) regroup(); repaint(); });
  on('gone', () => { regroup(); repaint(); });
  $('filter').addEventListener('input', event => want({ q: event.target.value.trim(), page: 1 }));
  $('sort').addEventListener('change', event => want({ sort: event.target.value, page: 1 }));
  document.querySelector('.find').addEventListener('submit', event => event.preventDefault());
  document.addEventListener('click', clicked);
  document.addEventListener('change', changed);
  $('bulk').addEventListener('reset', () => setTimeout(showPicked));
  $('list').addEventListener('pointermove', () => { moved = Date.now(); });
  for (const action of ['start', 'stop', 'restart', 'clearlog']) afterwards[action] = deselect;
  setInterval(tickAll, 1000);
}

function deselect(answer, form) {
  if (form.id === 'bulk' && answer.ok) form.reset();
}
