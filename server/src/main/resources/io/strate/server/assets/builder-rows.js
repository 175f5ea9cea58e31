// Rows of conditions, and groups of them.
//
// `at` says where something is drawn: editor (a prefix of ids), path (of the row within the form,
// as the server names it in problems), scene (whose conditions, or of which event), and
// changed(structure, focus): what was edited, whether rows look different now, what gets the focus.

import {button, h, say} from './builder-dom.js';
import * as choices from './builder-choices.js';
import {choice, idOf, name, ruleText} from './builder-pickers.js';
import {span, when} from './builder-time.js';
import {eventsOf, propertyOf} from './builder-events.js';
import {asGroup, freshTerm, operand, operands, subjects, value} from './builder-terms.js';

const FRESH = {
  value: scene => ({row: 'test', value: freshTerm(scene.event === undefined ? 'named' : 'property')}),
  figure: () => ({row: 'test', value: freshTerm('aggregate'), operator: '>=', operands: [{term: 'number', number: 1}]}),
  happened: () => ({row: 'happened', events: {window: {window: 'within', span: {count: 30, unit: 'day'}}}}),
  sequence: () => ({row: 'sequence', steps: [{}, {}], within: {count: 7, unit: 'day'}}),
  unfollowed: () => ({row: 'unfollowed', did: {}, missing: {}, within: {count: 10, unit: 'day'}}),
  member: () => ({row: 'member'}),
  reachable: () => ({row: 'reachable', channel: choices.channels()[0]?.name, purpose: choices.channels()[0]?.purposes[0]}),
  contacts: () => ({row: 'contacts', every: false, condition: {row: 'group', join: 'all', rows: []}}),
  text: () => ({row: 'text'}),
  group: scene => ({row: 'group', join: 'any', rows: [FRESH.value(scene)]}),
};

const kinds = scene => scene.event !== undefined ? ['value', 'text']
  : ['value', 'happened', 'figure', 'sequence', 'unfollowed', 'member',
    ...(scene.of === 'contacts' ? ['reachable'] : ['contacts']), 'text'];

const kindText = (kind, scene) => say(kind === 'value' && scene.event !== undefined ? 'row.property' : 'row.' + kind);

const kindOf = row => {
  switch (row.row) {
    case 'test':
    case 'dated':
    case 'upcoming': {
      const term = (row.value ?? row.instant)?.term;
      return term === undefined || term === 'named' || term === 'property' ? 'value' : 'figure';
    }
    case 'unfinished':
      return 'value';
    default:
      return row.row;
  }
};

/** A group with its rows, and buttons to add more. */
export const group = (at, now, {title, remove, actions} = {}) => {
  const add = kind => {
    now.rows.push(FRESH[kind](at.scene));
    const row = `${at.path}/rows/${now.rows.length - 1}`;
    at.changed(true, idOf({...at, path: row}, kind === 'group' ? 'join' : 'kind'));
  };
  return h('fieldset', {class: 'group', 'data-row': at.path, 'data-editor': at.editor},
    h('legend', {class: 'visually-hidden'}, title ?? say('group')),
    h('div', {class: 'group-head'},
      title && h('span', {class: 'group-title'}, title),
      choice(at, 'join', say('group.join'), ['all', 'any', 'none', 'not_all'].map(join => [join, say('join.' + join)]), now.join, join => {
        now.join = join;
        at.changed();
      }),
      actions,
      remove && button('×', remove, {id: idOf(at, 'remove'), class: 'btn btn-sm btn-icon', 'aria-label': say('group.remove')})),
    h('ol', {class: 'rows'}, now.rows.map((row, i) => rowOf(at, now.rows, i))),
    h('div', {class: 'row-problem', id: idOf(at, 'problem')}),
    h('div', {class: 'btn-list'},
      button('+ ' + say('row.add'), () => add('value'), {id: idOf(at, 'add')}),
      button('+ ' + say('group.add'), () => add('group'), {id: idOf(at, 'add-group'), class: 'btn btn-sm btn-ghost-secondary'})));
};

const rowOf = (outer, rows, index) => {
  const row = rows[index];
  const at = {...outer, path: `${outer.path}/rows/${index}`};
  if (row.row === 'group') {
    return h('li', {class: 'row-item nested'}, group(at, row, {actions: actionsOf(outer, at, rows, index)}));
  }
  const all = kinds(at.scene);
  const kind = kindOf(row);
  return h('li', {class: 'row-item', 'data-row': at.path, 'data-editor': at.editor},
    h('div', {class: 'row-line'},
      choice(at, 'kind', say('row.kind', index + 1), (all.includes(kind) ? all : [...all, kind]).map(each => [each, kindText(each, at.scene)]), kind, picked => {
        rows[index] = FRESH[picked](at.scene);
        at.changed(true);
      }),
      h('div', {class: 'row-controls'}, CONTROLS[row.row === 'unfinished' ? 'test' : row.row]?.(at, row, rows, index)),
      actionsOf(outer, at, rows, index)),
    h('div', {class: 'row-problem', id: idOf(at, 'problem')}));
};

// ---- what can be done with a row ----

const actionsOf = (outer, at, rows, index) => {
  const pathOf = i => idOf({...outer, path: `${outer.path}/rows/${i}`}, rows[i]?.row === 'group' ? 'join' : 'kind');
  const act = (text, isPossible, change) => isPossible && h('button', {
    type: 'button',
    class: 'dropdown-item',
    id: idOf(at, 'act-' + text),
    on: {click: () => {
      const focus = change();
      at.changed(true, focus);
    }},
  }, say('row.' + text));
  const move = by => () => {
    rows.splice(index + by, 0, ...rows.splice(index, 1));
    return pathOf(index + by);
  };
  const row = rows[index];
  return h('span', {class: 'row-actions'},
    h('details', {class: 'menu'},
      h('summary', {class: 'btn btn-sm btn-icon', id: idOf(at, 'actions'), 'aria-label': say('row.actions', index + 1)}, '⋯'),
      h('div', {class: 'dropdown-menu show'},
        act('up', index > 0, move(-1)),
        act('down', index < rows.length - 1, move(1)),
        act('duplicate', true, () => {
          rows.splice(index + 1, 0, structuredClone(row));
          return pathOf(index + 1);
        }),
        act('wrap', true, () => {
          rows[index] = {row: 'group', join: 'any', rows: [row]};
          return pathOf(index);
        }),
        act('into', index > 0 && rows[index - 1].row === 'group', () => {
          rows[index - 1].rows.push(...rows.splice(index, 1));
          return pathOf(index - 1);
        }),
        act('unwrap', row.row === 'group', () => {
          rows.splice(index, 1, ...row.rows);
          return rows.length > index ? pathOf(index) : idOf(outer, 'add');
        }))),
    button('×', () => {
      rows.splice(index, 1);
      at.changed(true, rows.length > 0 ? pathOf(Math.min(index, rows.length - 1)) : idOf(outer, 'add'));
    }, {id: idOf(at, 'remove'), class: 'btn btn-sm btn-icon', 'aria-label': say('row.remove', index + 1)}));
};

// ---- the controls of each kind ----

const yesNo = (at, row, key) =>
  choice(at, 'not', say('row.not'), [['', say(`${key}.yes`)], ['not', say(`${key}.no`)]], row.not ? 'not' : '', picked => {
    picked ? row.not = true : delete row.not;
    at.changed();
  });

/** What is asked without comparing with anything. */
const ALONE = ['is known', 'is true'];

/** A value, what is asked of it, and what with; of dates also when. */
const test = (at, row, rows, index) => {
  const key = row.row === 'test' || row.row === 'unfinished' ? 'value' : 'instant';
  const term = (row[key] ??= freshTerm(at.scene.event === undefined ? 'named' : 'property')).term;
  const subject = value(at, row, key, key, {
    kinds: term === 'named' || term === 'property' ? [term] : subjects(at.scene).filter(each => each !== 'named' && each !== 'property'),
  });
  const facts = choices.facts(row[key], at.scene);
  const own = choices.tests(facts.kind);
  const now = choices.key({row: row.row, operator: row.operator, not: row.not});
  const isChosen = row.row !== 'test' || row.operator !== undefined;
  const pick = picked => {
    const [kind, operator, not] = picked.split('|');
    const next = {row: kind};
    if (not) next.not = true;
    next[kind === 'test' ? 'value' : 'instant'] = row[key];
    if (kind === 'test') {
      next.operator = operator;
      if (!ALONE.includes(operator)) {
        next.operands = kept(row, operator);
      }
    } else if (kind === 'dated') {
      next.window = row.window ?? {window: 'within', span: {count: 30, unit: 'day'}};
    } else {
      next.within = row.within ?? {count: 30, unit: 'day'};
    }
    rows[index] = next;
    at.changed(true);
  };
  const options = own.map(each => [choices.key(each), choices.label(each)]);
  const isKnown = options.some(([each]) => each === now);
  if (isChosen && !isKnown) {
    options.push([now, (row.not ? say('not') + ' ' : '') + (row.operator ?? say('row.' + row.row))]);
  }
  return [
    subject,
    choice(at, 'operator', say('operator'), options, isChosen ? now : '', pick),
    row.row === 'dated' && when(at, row, 'window', 'window', {ever: false}),
    row.row === 'upcoming' && span(at, row, 'within', 'within'),
    row.row === 'test' && isChosen && operandsOf(at, row, facts),
  ];
};

const kept = (row, operator) => {
  const before = row.operands ?? [];
  return operator === 'in' ? before : operator === 'between' ? before.slice(0, 2) : before.slice(0, 1);
};

const operandsOf = (at, row, facts) => {
  if (ALONE.includes(row.operator)) {
    return null;
  }
  switch (row.operator) {
    case 'in':
      return operands(at, row, facts);
    case 'between':
      return [operand(at, row, 0, facts), h('span', {}, say('and')), operand(at, row, 1, facts)];
    default:
      return operand(at, row, 0, facts);
  }
};

/** The property that must be the same in events that belong together. */
const same = (at, row, event) =>
  h('div', {class: 'line'}, h('span', {}, say('same')),
    propertyOf(at, event, row.same, 'same', say('same.property'), path => {
      path ? row.same = path : delete row.same;
      at.changed();
    }));

const sequence = (at, row) => [
  yesNo(at, row, 'happened'),
  h('ol', {class: 'steps'}, row.steps.map((_, i) => h('li', {},
    eventsOf(at, row.steps, i, `steps/${i}`, {windows: i < row.steps.length - 1}),
    row.steps.length > 2 && button('×', () => {
      row.steps.splice(i, 1);
      at.changed(true);
    }, {id: idOf(at, `steps/${i}/remove`), class: 'btn btn-sm btn-icon', 'aria-label': say('step.remove', i + 1)})))),
  button('+ ' + say('step.add'), () => {
    row.steps.push({});
    at.changed(true, idOf(at, `steps/${row.steps.length - 1}/event`));
  }, {id: idOf(at, 'steps/add')}),
  h('div', {class: 'line'}, h('span', {}, say('sequence.within')),
    row.within
      ? [span(at, row, 'within', 'within'), button('×', () => { delete row.within; at.changed(true); },
        {id: idOf(at, 'within/remove'), class: 'btn btn-sm btn-icon', 'aria-label': say('sequence.no_limit')})]
      : button(say('sequence.limit'), () => { row.within = {count: 7, unit: 'day'}; at.changed(true); }, {id: idOf(at, 'within/add')})),
  same(at, row, row.steps[0]?.event),
];

const unfollowed = (at, row) => [
  yesNo(at, row, 'happened'),
  eventsOf(at, row, 'did', 'did'),
  h('span', {class: 'joint'}, say('but_not')),
  eventsOf(at, row, 'missing', 'missing', {windows: false}),
  h('div', {class: 'line'}, h('span', {}, say('unfollowed.within')), span(at, row, 'within', 'within')),
  same(at, row, row.did?.event),
];

const member = (at, row) => [
  yesNo(at, row, 'member'),
  name(at, 'segment', say('segment'), choices.segments(at.scene.of), row.segment, picked => {
    picked ? row.segment = picked : delete row.segment;
    at.changed();
  }),
];

const reachable = (at, row) => {
  const channel = choices.channels().find(each => each.name === row.channel);
  const set = (field, picked) => {
    picked ? row[field] = picked : delete row[field];
    at.changed(true);
  };
  return [
    yesNo(at, row, 'reachable'),
    name(at, 'channel', say('channel'), choices.channels(), row.channel, picked => set('channel', picked)),
    h('span', {}, say('reachable.for')),
    name(at, 'purpose', say('purpose'), (channel?.purposes ?? []).map(each => ({name: each})), row.purpose, picked => set('purpose', picked)),
  ];
};

const CONTACTS = ['any', 'every', 'not_any', 'not_every'];

const contacts = (at, row) => [
  choice(at, 'every', say('contacts.which'), CONTACTS.map(each => [each, say('contacts.' + each)]),
    (row.not ? 'not_' : '') + (row.every ? 'every' : 'any'), picked => {
      picked.startsWith('not_') ? row.not = true : delete row.not;
      row.every = picked.endsWith('every');
      at.changed();
    }),
  h('div', {class: 'filter'}, group({...at, scene: {of: 'contacts'}, path: `${at.path}/condition`}, asGroup(row, 'condition'), {title: say('contacts.such')})),
];

const text = (at, row) => [
  row.why && row.why !== 'chosen' && h('p', {class: 'form-hint'}, say('plain.' + row.why)),
  ruleText(at, 'text', say('row.text'), row.text, typed => {
    typed ? row.text = typed : delete row.text;
    at.changed();
  }),
];

const CONTROLS = {
  test, dated: test, upcoming: test, sequence, unfollowed, member, reachable, contacts, text,
  happened: (at, row) => [yesNo(at, row, 'happened'), eventsOf(at, row, 'events', 'events')],
};
