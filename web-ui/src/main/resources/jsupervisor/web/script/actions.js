// Forms that change something are sent without leaving the page. Without this file they work as forms.

/** What else happens once an action has been answered, by its name. */
const afterwards = {};

const token = () => document.querySelector('meta[name=token]');

function newToken(value) {
  token().content = value;
  for (const field of all('input[name=token]')) field.value = value;
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.getAttribute('method') !== 'post') return;
  event.preventDefault();
  act(form, event.submitter);
});

async function act(form, button) {
  const address = button?.getAttribute('formaction') ?? form.getAttribute('action');
  const url = here(address);
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  const action = body.get('action') ?? url.searchParams.get('action');
  if (!(await agreed(action, url, body, button))) return;
  button?.setAttribute('aria-busy', 'true');
  const answer = await post(url, body);
  button?.removeAttribute('aria-busy');
  say(answer.message, !answer.ok);
  afterwards[action]?.(answer, form);
}

/** Sends it; a token that a restart of the daemon has made old is renewed once. */
async function post(url, body, again = true) {
  body.set('token', token().content);
  try {
    const response = await request(url, { method: 'POST', headers: { Accept: 'application/json' }, body });
    if (response.status === 401) {
      loginExpired();
      return { ok: false, message: 'Not done: the login has expired.' };
    }
    if (response.status === 403 && again && (await refetch())) return post(url, body, false);
    return await answerOf(response);
  } catch {
    return { ok: false, message: 'Not known whether it was done: the connection was lost.' };
  }
}

async function answerOf(response) {
  const text = await response.text();
  try {
    const answer = JSON.parse(text);
    return { ...answer, ok: answer.ok === true && response.ok };
  } catch {
    return { ok: false, message: 'The daemon answered ' + response.status + ' ' + response.statusText };
  }
}

/** Whether the reader wants it, with the names of what will be hit; one process is not asked about. */
async function agreed(action, url, body, button) {
  const question = questionOf(action, url.searchParams, body, button);
  return question === null || ask(question);
}

const VERBS = { start: 'Start', stop: 'Stop', restart: 'Restart', clearlog: 'Clear the logs of' };

function questionOf(action, address, body, button) {
  const one = address.get('processname');
  const group = address.get('group');
  if (action === 'stopall' || action === 'restartall')
    return hit(action.slice(0, -3), [...rows.values()], 'all processes');
  if (group !== null && (action === 'stopgroup' || action === 'restartgroup'))
    return hit(action.slice(0, -5), [...rows.values()].filter(row => row.group === group), 'group ' + visible(group));
  if (action === 'signal' && body.get('signal') === 'KILL')
    return { title: 'Kill ' + visible(one) + '?', text: 'KILL gives it no chance to tidy up.', yes: 'Send KILL' };
  if (button?.dataset.asks === 'clear')
    return { title: 'Clear the log?', text: 'What it holds is deleted for ever.', yes: 'Clear' };
  if (action === 'update') return updateQuestion();
  const picked = body.getAll('processname');
  if (one !== null || action === 'start' || picked.length === 0) return null;
  return { title: VERBS[action] + ' ' + processes(picked.length) + '?', text: '', names: picked, yes: VERBS[action].split(' ')[0] };
}

function hit(verb, members, what) {
  const names = members.filter(row => verb === 'restart' || !ENDED.includes(row.state)).map(row => row.name).sort();
  return {
    title: label(verb) + ' ' + what + '?',
    text: names.length === 0 ? 'None of them runs.' : processes(names.length) + ' will be ' + (verb === 'stop' ? 'stopped:' : 'restarted, those that do not run are started:'),
    names,
    yes: label(verb) + ' ' + processes(names.length),
  };
}
