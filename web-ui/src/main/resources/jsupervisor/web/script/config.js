// What a reread would change, and the update.

function startConfig() {
  afterwards.reread = answer => { if (answer.plan) showPlan(answer.plan); };
  afterwards.update = answer => { if (answer.ok) setTimeout(() => location.reload(), 1500); };
}

const PLANNED = ['added', 'changed', 'removed'];

function showPlan(plan) {
  const names = PLANNED.flatMap(kind => plan[kind]);
  $('plan').hidden = false;
  put($('wrong'), plan.error);
  $('nothing').hidden = names.length > 0 || plan.error !== '';
  $('update').hidden = names.length === 0 || plan.error !== '';
  for (const kind of PLANNED) {
    const box = document.querySelector('[data-kind=' + kind + ']');
    for (const old of all('dd', box)) old.remove();
    box.append(...plan[kind].map(name => make('dd', '', visible(name))));
    box.hidden = plan[kind].length === 0;
  }
}

/** The question names what is on the page, which is the plan that was last looked at. */
function updateQuestion() {
  const names = PLANNED.flatMap(kind => all('[data-kind=' + kind + '] dd').map(node => kind + ': ' + node.textContent));
  return { title: 'Update now?', text: 'This happens to ' + names.length + (names.length === 1 ? ' group:' : ' groups:'), names, yes: 'Update' };
}
