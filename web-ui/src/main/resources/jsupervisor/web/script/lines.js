// A pane: the newest lines of a log, of which only so many are kept.

const KEPT = 5000;

class Pane {
  constructor(section) {
    this.box = section.querySelector('.lines');
    this.note = section.querySelector('.note');
    this.waiting = [];
    this.nodes = new WeakMap();
    this.styles = {};
    this.following = true;
    this.frame = 0;
    this.box.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  /** Lines to show; the last one may still grow: {text, channel, more}. */
  add(entries) {
    for (const entry of entries) this.waiting.push(entry);
    if (this.waiting.length > KEPT) this.waiting.splice(0, this.waiting.length - KEPT);
    this.frame ||= requestAnimationFrame(() => this.flush());
  }

  /** Starts anew with these. */
  show(entries) {
    this.box.replaceChildren();
    this.waiting = [];
    this.nodes = new WeakMap();
    this.styles = {};
    this.following = true;
    this.box.classList.remove('up');
    this.add(entries);
  }

  flush() {
    this.frame = 0;
    const fragment = document.createDocumentFragment();
    for (const entry of this.waiting) this.place(entry, fragment);
    this.waiting = [];
    this.box.append(fragment);
    while (this.box.childElementCount > KEPT) this.box.firstElementChild.remove();
    if (this.following) this.toEnd();
    this.shown?.();
  }

  /** A line that has grown takes the place of what was shown of it. */
  place(entry, fragment) {
    const old = this.nodes.get(entry);
    const style = old?.style ?? this.styles[entry.channel] ?? PLAIN;
    const { node, style: after } = lineNode(entry.text, style);
    if (entry.channel) node.dataset.channel = entry.channel;
    if (entry.gap) node.classList.add('gap');
    if (entry.cut > 0) node.append(make('span', 'cut', ' … ' + number(entry.cut) + ' more characters'));
    if (old) old.node.replaceWith(node);
    else fragment.append(node);
    this.nodes.set(entry, { node, style });
    this.styles[entry.channel] = after;
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
  }

  /** Who scrolls up wants to read; who scrolls down to the end wants to follow. */
  scrolled() {
    this.following = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 30;
    this.box.classList.toggle('up', !this.following);
  }
}

/** Bytes of one log as lines, the newest of them kept. */
class Lines {
  constructor(channel) {
    this.channel = channel;
    this.kept = [];
    this.last = null;
  }

  /** Answers the lines that are new or have grown. */
  take(text) {
    const parts = text.split('\n');
    const news = [];
    parts.forEach((part, index) => {
      if (this.last) grow(this.last, part);
      else if (part || index < parts.length - 1) this.kept.push((this.last = this.entry(part)));
      if (this.last && news.at(-1) !== this.last) news.push(this.last);
      if (index < parts.length - 1) this.last = null;
    });
    this.trim();
    return news;
  }

  entry(text) {
    return grow({ text: '', cut: 0, channel: this.channel, order: nextOrder++ }, text);
  }

  /** A line of our own in between. */
  gap(text) {
    this.last = null;
    const entry = { ...this.entry(text), gap: true };
    this.kept.push(entry);
    return [entry];
  }

  trim() {
    if (this.kept.length > KEPT) this.kept.splice(0, this.kept.length - KEPT);
  }
}

let nextOrder = 0;

/** Of a line without an end only so much is kept; what a carriage return has written over is not. */
function grow(entry, part) {
  const over = part.replace(/\r+$/, '').lastIndexOf('\r');
  if (over >= 0 || (entry.text.endsWith('\r') && part.trim())) {
    entry.text = '';
    entry.cut = 0;
  }
  const news = part.slice(over + 1);
  const room = Math.max(0, LONGEST - entry.text.length);
  entry.text += news.slice(0, room);
  entry.cut += Math.max(0, news.length - room);
  return entry;
}
