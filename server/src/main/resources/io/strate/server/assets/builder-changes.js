// Before and after saving: who would come and go, conflicts with others, deleting.

import {button, h, number, say} from './builder-dom.js';
import {links} from './builder-counts.js';
import {post} from './builder-server.js';

export const notice = (kind, ...content) => {
  const box = h('div', {class: `alert alert-${kind}`, tabindex: '-1'}, h('div', {class: 'notice'}, content));
  document.getElementById('builder-notices').replaceChildren(box);
  box.scrollIntoView({block: 'nearest'});
  return box;
};

export const clearNotice = () => document.getElementById('builder-notices').replaceChildren();

/** Goes to the first field that is wrong. */
const toFirstProblem = page => {
  page.wasAsked = true;
  page.showProblems();
  notice('warning', say('save.unfinished'));
  const wrong = document.querySelector('#builder-definition [aria-invalid]')
    ?? document.querySelector('#builder-definition .invalid')?.querySelector('input, select, textarea, button')
    ?? [...document.querySelectorAll('#builder-definition .row-problem')].find(each => each.textContent)
      ?.closest('[data-row]')?.querySelector('select, input');
  wrong?.focus();
};

const failed = (page, {status, json}) => {
  if (json.problems) {
    page.take(json);
    toFirstProblem(page);
  } else if (json.sentence || (status !== 401 && status !== 403)) {
    notice('danger', h('div', {class: 'pre'}, json.sentence ?? say('server.failed', status)));
  }
};

// ---- who would come and go ----

export const plan = async page => {
  if (page.isUnfinished) {
    toFirstProblem(page);
    return;
  }
  const place = document.getElementById('builder-plan');
  place.replaceChildren(h('p', {class: 'text-secondary'}, say('plan.asking')));
  const answer = await post('plan', page.sent());
  if (answer.status !== 200) {
    place.replaceChildren();
    failed(page, answer);
    return;
  }
  clearNotice();
  const own = answer.json.segments ?? [];
  const others = answer.json.lines.filter(line => line.kind === 'segment' && !own.some(each => each.name === line.name)
    && (line.entering > 0 || line.leaving > 0));
  place.replaceChildren(h('section', {class: 'card', id: 'plan', 'aria-labelledby': 'plan-title'},
    h('div', {class: 'card-header'}, h('h2', {class: 'card-title', id: 'plan-title', tabindex: '-1'}, say('plan'))),
    h('div', {class: 'card-body'},
      own.map(each => movesOf(each)),
      own.length === 0 && h('p', {}, others.length === 0 ? say('plan.nobody') : say('plan.others')),
      own.length > 0 && others.length > 0 && h('h3', {class: 'h4'}, say('plan.others')),
      others.map(each => h('p', {class: 'pair'}, h('span', {dir: 'auto'}, each.name),
        h('span', {}, h('span', {class: 'entered'}, '+' + number(each.entering)), ' ', h('span', {class: 'left'}, '−' + number(each.leaving))))))));
  document.getElementById('plan-title').focus();
};

const movesOf = each => h('div', {class: 'mb-3'},
  h('h3', {class: 'h4', dir: 'auto'}, each.name),
  h('p', {class: 'mb-1'}, say('plan.members', number(each.members)), ' · ',
    h('span', {class: 'entered'}, say('plan.enter', number(each.comers))), ' · ',
    h('span', {class: 'left'}, say('plan.leave', number(each.goers)))),
  each.entering.length > 0 && h('details', {}, h('summary', {}, say('plan.entering')), links(each.entering, each.of)),
  each.leaving.length > 0 && h('details', {}, h('summary', {}, say('plan.leaving')), links(each.leaving, each.of)));

// ---- saving ----

export const save = async page => {
  if (document.getElementById('save-button').hasAttribute('aria-disabled')) {
    return;
  }
  if (page.isUnfinished) {
    toFirstProblem(page);
    return;
  }
  const save = document.getElementById('save-button');
  const text = save.textContent;
  // Not disabled, which would take the focus away.
  save.setAttribute('aria-disabled', 'true');
  save.textContent = say('save.asking');
  const answer = await post('save', page.sent());
  save.removeAttribute('aria-disabled');
  save.textContent = text;
  if (answer.status === 200) {
    page.saved();
    location.assign(answer.json.location);
  } else if (answer.json.code === 'definition.changed') {
    conflict(page, answer.json);
  } else {
    failed(page, answer);
  }
};

/** Somebody else was faster: both versions, and three ways on. */
const conflict = (page, {theirs, mine: written}) => {
  const mine = written ?? page.editors.get('when')?.text ?? document.getElementById('builder-words').innerText;
  const box = notice('warning',
    h('h2', {class: 'h3'}, say(theirs ? 'conflict' : 'conflict.removed')),
    h('div', {class: 'row'},
      theirs && h('div', {class: 'col-md-6'}, h('h3', {class: 'h4'}, say('conflict.theirs')), h('pre', {class: 'rule', dir: 'auto', id: 'conflict-theirs'}, theirs.text)),
      h('div', {class: 'col-md-6'}, h('h3', {class: 'h4'}, say('conflict.mine')), h('pre', {class: 'rule', dir: 'auto', id: 'conflict-mine'}, mine))),
    h('div', {class: 'btn-list'},
      button(say('conflict.keep'), () => {
        page.version = theirs?.version ?? '';
        clearNotice();
        save(page);
      }, {id: 'conflict-keep', class: 'btn btn-primary'}),
      theirs && button(say('conflict.take'), () => {
        page.reopen(theirs);
        clearNotice();
      }, {id: 'conflict-take', class: 'btn'}),
      button(say('conflict.on'), clearNotice, {id: 'conflict-on', class: 'btn'})));
  box.focus();
};

// ---- deleting ----

export const removing = page => {
  const ask = document.getElementById('remove-button');
  const sure = document.getElementById('remove-confirm');
  if (!ask) {
    return;
  }
  const show = isAsking => {
    ask.hidden = isAsking;
    sure.hidden = !isAsking;
  };
  ask.addEventListener('click', () => {
    show(true);
    document.getElementById('remove-no').focus();
  });
  document.getElementById('remove-no').addEventListener('click', () => {
    show(false);
    ask.focus();
  });
  document.getElementById('remove-yes').addEventListener('click', async () => {
    const answer = await post('remove', {section: page.section, name: page.name, opened: page.version});
    if (answer.status === 200) {
      page.saved();
      location.assign(answer.json.location);
    } else {
      show(false);
      notice('danger', h('div', {class: 'pre'}, answer.json.sentence ?? say('server.failed', answer.status))).focus();
    }
  });
};
