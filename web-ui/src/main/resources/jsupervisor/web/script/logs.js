// The logs of a page: which panes show which streams, pause, wrap.

const panes = {};
const stores = {};
const log = { view: 'one', paused: false, missed: 0, stop: null };

function startLogs() {
  if (!document.querySelector('.pane')) return;
  for (const section of all('.pane')) panes[section.dataset.channel] = newPane(section);
  for (const section of all('.pane[data-url]')) stores[section.dataset.channel] = new Lines(section.dataset.channel);
  if (panes.merged) log.view = chosen.get('view', 'side');
  for (const button of all('.views button')) button.addEventListener('click', () => lookAt(button.dataset.view));
  $('pause').addEventListener('click', () => hold(!log.paused));
  $('wrap').addEventListener('click', () => wrap(!chosen.get('wrap', true)));
  wrap(chosen.get('wrap', true));
  lookAt(log.view);
  startSearch();
  startTails();
  watchTab();
}

function newPane(section) {
  const pane = new Pane(section);
  const end = make('button', 'end', '↓ Newest');
  end.type = 'button';
  end.addEventListener('click', () => { pane.following = true; pane.toEnd(); });
  section.append(end);
  pane.shown = searchSoon;
  return pane;
}

function startTails() {
  log.stop = new AbortController();
  for (const section of all('.pane[data-url]')) {
    const channel = section.dataset.channel;
    const store = stores[channel];
    follow(section.dataset.url, {
      text: text => arrived(channel, store.take(text)),
      gap: text => arrived(channel, store.gap(text)),
      note: text => put(section.querySelector('.note'), text),
    }, log.stop.signal);
  }
}

function arrived(channel, news) {
  if (log.paused) {
    log.missed += news.length;
    return showPause();
  }
  const pane = log.view === 'merged' ? panes.merged : panes[channel];
  if (log.view === channel || log.view === 'side' || log.view === 'one' || log.view === 'merged') pane.add(news);
}

/** Shows the panes of that view, from what is kept. */
function lookAt(view) {
  log.view = view;
  chosen.set('view', panes.merged ? view : chosen.get('view', 'side'));
  document.querySelector('.panes').dataset.view = view;
  for (const button of all('.views button')) button.setAttribute('aria-pressed', String(button.dataset.view === view));
  for (const [channel, store] of Object.entries(stores))
    if (view !== 'merged') panes[channel].show(view === channel || view === 'side' || view === 'one' ? store.kept : []);
  panes.merged?.show(view === 'merged' ? mergedLines() : []);
}

const mergedLines = () =>
  Object.values(stores).flatMap(store => store.kept).sort((a, b) => a.order - b.order).slice(-KEPT);

/** While it is held nothing moves; what comes is kept and shown afterwards. */
function hold(paused) {
  log.paused = paused;
  log.missed = 0;
  showPause();
  if (!paused) lookAt(log.view);
}

function showPause() {
  const missed = log.missed > 0 ? ' (' + number(log.missed) + ' new)' : '';
  put($('pause'), log.paused ? 'Go on' + missed : 'Pause');
  $('pause').setAttribute('aria-pressed', String(log.paused));
}

function wrap(on) {
  chosen.set('wrap', on);
  $('logs').classList.toggle('wrap', on);
  $('wrap').setAttribute('aria-pressed', String(on));
}

/** Streams of a page that nobody looks at are given back, also of one that is kept to go back to; see startLink. */
function watchTab() {
  let leave = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leave);
    if (document.hidden) leave = setTimeout(() => log.stop.abort(), 30000);
    else if (log.stop.signal.aborted) startTails();
  });
  window.addEventListener('pagehide', () => log.stop.abort());
  window.addEventListener('pageshow', event => { if (event.persisted) startTails(); });
}
