// Questions and answers to the reader.

let forget = 0;

/** Says how something went; what went wrong stays until something else is said. */
function say(text, bad) {
  clearTimeout(forget);
  const line = make('p', bad ? 'status_msg bad' : 'status_msg', visible(text));
  const close = make('button', 'quiet', '×');
  close.type = 'button';
  close.setAttribute('aria-label', 'Dismiss');
  close.addEventListener('click', () => $('message').replaceChildren());
  line.append(close);
  $('message').replaceChildren(line);
  if (!bad) forget = setTimeout(() => $('message').replaceChildren(), 8000);
}

/** What concerns the whole page, the gravest first; each has a text of its own or none. */
const troubles = { login: '', version: '', lost: '', daemon: '', gone: '' };

/** Puts a trouble into the bar over the page, or takes it away when the text is empty. */
function trouble(kind, text) {
  if (troubles[kind] === text) return;
  troubles[kind] = text;
  const first = Object.keys(troubles).find(one => troubles[one]);
  const bar = $('notice');
  put(bar.firstElementChild, first ? troubles[first] : '');
  bar.lastElementChild.hidden = first !== 'login' && first !== 'version';
  bar.hidden = !first;
}

/** Asks before something is hit; answers whether it may be. */
function ask({ title, text, names = [], yes }) {
  const dialog = $('ask');
  put($('ask-title'), title);
  put($('ask-text'), text);
  put($('ask-yes'), yes);
  const shown = names.slice(0, 200).map(name => make('li', '', visible(name)));
  if (names.length > 200) shown.push(make('li', 'none', 'and ' + number(names.length - 200) + ' more'));
  $('ask-names').replaceChildren(...shown);
  $('ask-names').hidden = names.length === 0;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(answer =>
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true }));
}

function startDialogs() {
  for (const opener of all('[data-opens]'))
    opener.addEventListener('click', () => $(opener.dataset.opens).showModal());
  $('notice').lastElementChild.addEventListener('click', () => location.reload());
  const first = $('message').querySelector('.status_msg');
  if (first) {
    say(first.textContent, first.textContent.startsWith('ERROR'));
    const address = new URL(location);
    address.searchParams.delete('message');
    history.replaceState(null, '', address);
  }
}
