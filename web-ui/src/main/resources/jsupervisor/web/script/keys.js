// Single keys. They can be switched off in the help (WCAG 2.1.4), and do nothing while one types.

const typing = node => node.closest?.('input:not([type=checkbox]), select, textarea, dialog[open]');

function startKeys() {
  const box = $('keys-on');
  box.checked = chosen.get('keys', true);
  box.addEventListener('change', () => chosen.set('keys', box.checked));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return escape(event.target);
    if (!box.checked || typing(event.target)) return;
    if (press(event.key, event.target)) event.preventDefault();
  });
}

/** Leaves a field, and empties the filter on the way. */
function escape(field) {
  if (field.type !== 'search') return;
  if (field.value) {
    field.value = '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    field.blur();
  }
}

/** Answers whether the key meant something here. */
function press(key, target) {
  const field = $('filter') ?? $('search');
  if (key === '/' && field) return field.focus(), field.select(), true;
  if (key === '?') return $('help').showModal(), true;
  if (page.page === 'list') return pressInList(key, target);
  return pressInLog(key);
}

function pressInList(key, target) {
  if (key === 'j') return step(target, 1);
  if (key === 'k') return step(target, -1);
  const line = target.closest('tr.row');
  const verb = { s: 'start', t: 'stop', r: 'restart' }[key];
  if (line && verb) return pressButton(line, verb);
  if (line && key === 'x') return line.querySelector('input').click(), true;
  if (key === 'e' && target.closest('tbody')) return target.closest('tbody').querySelector('.fold').click(), true;
  return false;
}

function pressButton(line, verb) {
  all('.act button', line).find(button => button.textContent === label(verb))?.click();
  return true;
}

function step(target, by) {
  const stops = all('tr.row .name a, .head .fold', $('list'));
  const line = target.closest('tr');
  const at = stops.findIndex(stop => stop.closest('tr') === line);
  const next = at < 0 ? (by > 0 ? 0 : stops.length - 1) : at + by;
  stops[Math.min(stops.length - 1, Math.max(0, next))]?.focus();
  return true;
}

function pressInLog(key) {
  if (key === 'u' && page.page === 'process') return document.querySelector('.up a').click(), true;
  if (!document.querySelector('.pane')) return false;
  if (key === 'n' || key === 'N') return seek(key === 'n' ? 1 : -1), true;
  if (key === 'p') return $('pause').click(), true;
  if (key === 'w') return $('wrap').click(), true;
  const views = all('.views button');
  if (key !== 'm' || views.length === 0) return false;
  views[(views.findIndex(button => button.dataset.view === log.view) + 1) % views.length].click();
  return true;
}
