// Search in what the panes hold: marks without touching the text, goes from match to match.

const MOST_MARKS = 3000;
const marks = globalThis.CSS?.highlights && new Highlight();
const hits = { nodes: [], at: -1, timer: 0 };
if (marks) CSS.highlights.set('found', marks);

/** Looks again soon; lines come faster than anybody reads a count. */
function searchSoon() {
  if ($('search').value && !hits.timer) hits.timer = setTimeout(search, 300);
}

function search() {
  hits.timer = 0;
  const wanted = $('search').value.toLowerCase();
  const current = hits.nodes[hits.at];
  marks?.clear();
  for (const node of hits.nodes) node.classList.remove('hit');
  hits.nodes = wanted ? all('.lines .line').filter(node => node.offsetParent && matches(node, wanted)) : [];
  hits.at = hits.nodes.indexOf(current);
  if (hits.at < 0) current?.classList.remove('current');
  showHits(wanted);
}

function matches(node, wanted) {
  const text = node.textContent.toLowerCase();
  let index = text.indexOf(wanted);
  if (index < 0) return false;
  node.classList.add('hit');
  for (; index >= 0 && marks && marks.size < MOST_MARKS; index = text.indexOf(wanted, index + wanted.length))
    marks.add(rangeIn(node, index, index + wanted.length));
  return true;
}

/** A range over pieces of text, by positions in all of it. */
function rangeIn(node, from, to) {
  const range = new Range();
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const end = start + text.length;
    if (from >= start && from < end) range.setStart(text, from - start);
    if (to > start && to <= end) range.setEnd(text, to - start);
    start = end;
  }
  return range;
}

function showHits(wanted) {
  const count = hits.nodes.length;
  const where = hits.at < 0 ? '' : hits.at + 1 + ' of ';
  put($('hits'), !wanted ? '' : count === 0 ? 'not found' : where + number(count) + (count === 1 ? ' line' : ' lines'));
}

/** To the next match, or the previous one; from the newest, as one reads a log. */
function seek(step) {
  search();
  const count = hits.nodes.length;
  if (count === 0) return;
  hits.nodes[hits.at]?.classList.remove('current');
  hits.at = hits.at < 0 ? (step > 0 ? 0 : count - 1) : (hits.at + step + count) % count;
  const node = hits.nodes[hits.at];
  node.classList.add('current');
  node.scrollIntoView({ block: 'center' });
  showHits($('search').value);
}

function startSearch() {
  $('search').addEventListener('input', () => { clearTimeout(hits.timer); hits.timer = setTimeout(search, 150); });
  $('search').addEventListener('keydown', event => {
    if (event.key === 'Enter') seek(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  });
  $('prev').addEventListener('click', () => seek(-1));
  $('next').addEventListener('click', () => seek(1));
}
