// A log as it grows: an endless answer, read as it comes, asked for again when it ends.

/** Follows until it is aborted. The listener has text(text), gap(text) and note(text). */
async function follow(url, listener, signal) {
  const reading = { recent: '' };
  while (!signal.aborted) {
    try {
      const response = await request(url, { signal });
      if (response.status === 401) return loginExpired();
      if (response.ok) await read(response, listener, reading);
      else listener.note(response.status === 404 ? 'nothing written yet' : 'refused with status ' + response.status);
      if (response.ok) listener.note('ended, asking again');
    } catch {
      if (!signal.aborted) listener.note('connection lost, trying again');
    }
    if (!signal.aborted) await pause(2000);
  }
}

async function read(response, listener, reading) {
  listener.note('');
  const place = new Place(listener, reading);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return place.found();
    place.take(value);
  }
}

/** Where a new answer goes on from an older one: behind the end of that, when it is in the new one. */
class Place {
  constructor(listener, reading) {
    this.listener = listener;
    this.reading = reading;
    this.held = reading.recent ? '' : null;
    if (this.held !== null) setTimeout(() => this.found(), 1000);
  }

  take(text) {
    if (this.held === null) return this.give(text);
    this.held += text;
    if (this.held.length > 65536) this.found();
  }

  found() {
    if (this.held === null) return;
    const text = this.held;
    const { recent } = this.reading;
    const index = text.lastIndexOf(recent);
    this.held = null;
    if (index < 0) this.listener.gap('The connection was lost here; lines may be missing.');
    this.give(index < 0 ? text : text.slice(index + recent.length));
  }

  give(text) {
    this.listener.text(text);
    this.reading.recent = (this.reading.recent + text).slice(-1000);
  }
}
