// Who is in a segment: a condition, bounds along a value, the first condition that holds, the
// highest, or a list.

import {button, field, h, say} from './builder-dom.js';
import * as choices from './builder-choices.js';
import {card, choiceField, localizedField, textField} from './builder-definition.js';
import {name} from './builder-pickers.js';

const KINDS = ['when', 'tiers', 'first_match', 'top', 'list'];

const FRESH = {
  when: () => ({by: 'when', when: ''}),
  tiers: () => ({by: 'tiers', value: '', cases: ['haut', 'moyen', 'bas'].map((each, i) => ({name: say('tier.' + each), text: ['> 50', '20 .. 50', '< 20'][i]}))}),
  first_match: () => ({by: 'first_match', cases: [{name: '', text: ''}, {name: '', text: 'otherwise'}]}),
  top: () => ({by: 'top', size: '10%', value: ''}),
  list: () => ({by: 'list', list: {ids: []}}),
};

export const freshSegment = () => ({definition: 'segment', of: 'contacts', members: FRESH.when()});

export const drawMembers = page => {
  const {form} = page;
  const kind = choiceField('by', say('by'), KINDS.map(each => [each, say('by.' + each)]), form.members.by, picked => {
    page.former ??= {};
    page.former[form.members.by] = form.members;
    form.members = page.former[picked] ?? FRESH[picked]();
    page.draw();
    page.touched();
  }, say('by.hint.' + form.members.by));
  return [
    card('members', say('members'), kind, h('div', {class: 'mt-3'}, BODIES[form.members.by](page, form.members))),
    card('limits', say('limits'), limits(page)),
  ];
};

const when = (page, members) => {
  const rule = page.editor({id: 'when', kind: 'condition', holder: members, key: 'when', title: say('rule.title'), aside: true});
  const stay = members.stay === undefined
    ? button('+ ' + say('stay.add'), () => {
      members.stay = '';
      page.draw();
      document.getElementById('stay-add')?.focus();
    }, {id: 'add-stay', class: 'btn btn-sm btn-ghost-secondary'})
    : h('div', {class: 'mt-3'},
      h('h3', {class: 'h4'}, say('stay')), h('p', {class: 'form-hint'}, say('stay.hint')),
      page.editor({id: 'stay', kind: 'condition', holder: members, key: 'stay'}),
      button(say('stay.remove'), () => {
        delete members.stay;
        page.draw();
        page.touched();
      }, {id: 'remove-stay'}));
  return [rule, h('div', {class: 'mt-2'}, stay)];
};

// ---- families ----

const caseHead = (page, members, i, rule) => {
  const one = members.cases[i];
  const move = by => {
    members.cases.splice(i + by, 0, ...members.cases.splice(i, 1));
    page.draw();
    page.touched();
    document.getElementById(`case-${i + by}-name`)?.focus();
  };
  const path = `/members/cases/${i}`;
  const nameField = h('input', {
    id: `case-${i}-name`, class: 'form-control', dir: 'auto', maxlength: 200, value: one.name,
    'data-path': path, 'data-at': 'name', 'aria-describedby': `case-${i}-name-problem`,
    on: {input: event => {
      one.name = event.target.value;
      page.touched();
    }},
  });
  return h('li', {class: 'case'},
    h('div', {class: 'case-head'},
      field(say('case.name', i + 1), nameField),
      rule,
      h('div', {class: 'btn-list'},
        i > 0 && button('↑', () => move(-1), {id: `case-${i}-up`, class: 'btn btn-sm btn-icon', 'aria-label': say('case.up', i + 1)}),
        i < members.cases.length - 1 && button('↓', () => move(1), {id: `case-${i}-down`, class: 'btn btn-sm btn-icon', 'aria-label': say('case.down', i + 1)}),
        button('×', () => {
          members.cases.splice(i, 1);
          page.draw();
          page.touched();
          (document.getElementById(`case-${i}-name`) ?? document.getElementById('add-case'))?.focus();
        }, {id: `case-${i}-remove`, class: 'btn btn-sm btn-icon', 'aria-label': say('case.remove', i + 1)}))),
    h('details', {class: 'small'}, h('summary', {}, say('case.more')), localizedField(page, one, 'label', `case-${i}-label`)));
};

const addCase = (page, members) => button('+ ' + say('case.add'), () => {
  members.cases.push({name: '', text: ''});
  page.draw();
  page.touched();
  document.getElementById(`case-${members.cases.length - 1}-name`)?.focus();
}, {id: 'add-case'});

const NUMBER = '([-+]?\\d+(?:[.]\\d+)?)\\s*(%?)';
const PATTERNS = [
  ['between', new RegExp(`^${NUMBER}\\s*\\.\\.\\s*${NUMBER}$`)],
  ['above', new RegExp(`^>\\s*${NUMBER}$`)],
  ['least', new RegExp(`^>=\\s*${NUMBER}$`)],
  ['below', new RegExp(`^<\\s*${NUMBER}$`)],
  ['most', new RegExp(`^<=\\s*${NUMBER}$`)],
  ['exactly', new RegExp(`^=?\\s*${NUMBER}$`)],
  ['above_to', new RegExp(`^>\\s*${NUMBER}\\s*\\.\\.\\s*${NUMBER}$`)],
  ['to_below', new RegExp(`^${NUMBER}\\s*\\.\\.\\s*<\\s*${NUMBER}$`)],
];
const WRITTEN = {
  between: (a, b) => `${a} .. ${b}`, above: a => `> ${a}`, least: a => `>= ${a}`, below: a => `< ${a}`, most: a => `<= ${a}`,
  exactly: a => `${a}`, above_to: (a, b) => `> ${a} .. ${b}`, to_below: (a, b) => `${a} .. < ${b}`, otherwise: () => 'otherwise',
};
const isRest = text => /^(otherwise|sinon|else)$/i.test(text.trim());

/** The bounds of a tier: a kind and one or two numbers; what is written otherwise stays text. */
const bounds = (page, one, i) => {
  const text = one.text.trim();
  const found = isRest(text) ? ['otherwise'] : PATTERNS.map(([kind, pattern]) => [kind, pattern.exec(text)]).find(([, match]) => match);
  const kind = found ? found[0] : text === '' ? 'least' : 'text';
  const match = found?.[1];
  const ends = {a: match ? match[1] + match[2] : '', b: match?.[3] !== undefined ? match[3] + match[4] : ''};
  const put = () => {
    one.text = WRITTEN[kind](ends.a, ends.b);
    page.touched();
  };
  const end = which => h('input', {
    id: `case-${i}-${which}`, class: 'form-control numeric', inputmode: 'decimal', value: ends[which], 'aria-label': say('bound.' + which),
    on: {input: event => {
      ends[which] = event.target.value.trim().replace(',', '.');
      put();
    }},
  });
  const options = [...Object.keys(WRITTEN), ...(kind === 'text' ? ['text'] : [])].map(each => [each, say('bound.' + each)]);
  return h('div', {class: 'bounds field', 'data-at': 'text'},
    h('label', {class: 'form-label', for: `case-${i}-bound`}, say('bound')),
    h('div', {class: 'line'},
      h('select', {id: `case-${i}-bound`, class: 'form-select', value: kind, 'data-path': `/members/cases/${i}`, 'data-at': 'text',
        'aria-describedby': `case-${i}-bound-problem`, on: {change: event => {
          one.text = WRITTEN[event.target.value](ends.a || '0', ends.b || '0');
          page.draw();
          page.touched();
        }}}, options.map(([each, shown]) => h('option', {value: each}, shown))),
      kind === 'text' && h('input', {id: `case-${i}-text`, class: 'form-control', value: one.text, 'aria-label': say('bound'), on: {input: event => {
        one.text = event.target.value;
        page.touched();
      }}}),
      !['otherwise', 'text'].includes(kind) && end('a'),
      ['between', 'above_to', 'to_below'].includes(kind) && [h('span', {}, say('bound.to')), end('b')]),
    h('div', {class: 'field-problem', id: `case-${i}-bound-problem`}));
};

const tiers = (page, members) => [
  h('h3', {class: 'h4'}, say('tiers.along')),
  page.editor({id: 'along', kind: 'value', holder: members, key: 'value'}),
  h('h3', {class: 'h4 mt-3'}, say('tiers.of')),
  h('ol', {class: 'cases'}, members.cases.map((one, i) => caseHead(page, members, i, bounds(page, one, i)))),
  addCase(page, members),
];

const firstMatch = (page, members) => [
  h('ol', {class: 'cases'}, members.cases.map((one, i) => {
    const rest = h('label', {class: 'form-check'},
      h('input', {id: `case-${i}-rest`, type: 'checkbox', class: 'form-check-input', checked: isRest(one.text), on: {change: event => {
        one.text = event.target.checked ? 'otherwise' : '';
        page.draw();
        page.touched();
        document.getElementById(`case-${i}-rest`)?.focus();
      }}}), h('span', {class: 'form-check-label'}, say('case.rest')));
    const item = caseHead(page, members, i, rest);
    if (!isRest(one.text)) {
      item.append(page.editor({id: `case${i}`, kind: 'condition', holder: one, key: 'text'}));
    }
    return item;
  })),
  addCase(page, members),
];

const top = (page, members) => [
  h('div', {class: 'row'}, h('div', {class: 'col-md-4'},
    textField(page, members, 'size', 'top-size', say('top.size'), {hint: say('top.hint'), at: 'size', 'data-path': '/members'}))),
  h('h3', {class: 'h4 mt-3'}, say('top.by')),
  page.editor({id: 'along', kind: 'value', holder: members, key: 'value'}),
];

// ---- ids ----

const ids = (page, holder, key, id, text, hint) => {
  const now = () => holder[key] ??= {ids: []};
  const area = h('textarea', {
    id, class: 'form-control', rows: 4, dir: 'auto', 'data-at': key, 'data-path': key === 'list' ? '/members' : '', 'aria-describedby': id + '-problem',
    value: (holder[key]?.ids ?? []).join('\n'),
    on: {input: event => {
      now().ids = event.target.value.split(/[\n,;]/).map(each => each.trim()).filter(Boolean);
      tidy(holder, key);
      page.touched();
    }},
  });
  return [field(text, area, hint), textFile(page, holder, key, id + '-file')];
};

const tidy = (holder, key) => {
  if (key !== 'list' && holder[key] && !holder[key].file && holder[key].ids.length === 0) {
    delete holder[key];
  }
};

const textFile = (page, holder, key, id) => field(say('ids.file'), h('input', {
  id, class: 'form-control', value: holder[key]?.file ?? '', maxlength: 500, on: {input: event => {
    const now = holder[key] ??= {ids: []};
    event.target.value.trim() ? now.file = event.target.value.trim() : delete now.file;
    tidy(holder, key);
    page.touched();
  }}}));

const list = (page, members) => ids(page, members, 'list', 'list', say('list.ids'), say('ids.hint'));

const limits = page => {
  const {form} = page;
  const at = {editor: 'limits', path: '', scene: {of: form.of}, changed: () => page.touched()};
  return [
    h('div', {class: 'field'},
      h('label', {class: 'form-label', for: 'limits-under'}, say('under')),
      name(at, 'under', say('under'), choices.segments(form.of), form.under, picked => {
        picked ? form.under = picked : delete form.under;
        page.touched();
        page.settled();
      }),
      h('div', {class: 'form-hint'}, say('under.hint'))),
    h('details', {class: 'mt-2', open: Boolean(form.always || form.never)}, h('summary', {}, say('exceptions')),
      h('div', {class: 'row g-3'},
        h('div', {class: 'col-md-6'}, ids(page, form, 'always', 'always', say('always'), say('ids.hint'))),
        h('div', {class: 'col-md-6'}, ids(page, form, 'never', 'never', say('never'), say('ids.hint'))))),
  ];
};

const BODIES = {when, tiers, first_match: firstMatch, top, list};
