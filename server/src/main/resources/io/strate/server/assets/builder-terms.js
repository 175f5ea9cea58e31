// Values that rows speak of: what is compared, and what with.

import {button, h, say} from './builder-dom.js';
import * as choices from './builder-choices.js';
import {choice, day, idOf, name, numeric, ruleText, written} from './builder-pickers.js';
import {span, UNITS} from './builder-time.js';
import {aggregateOf, eventsOf, propertyOf} from './builder-events.js';
import {group} from './builder-rows.js';

const FRESH = {
  named: () => ({term: 'named'}),
  property: () => ({term: 'property'}),
  aggregate: () => ({term: 'aggregate', aggregation: 'count', events: {}}),
  time_of: () => ({term: 'time_of', last: true, events: {}}),
  elapsed: () => ({term: 'elapsed', unit: 'day', direction: 'since', instant: {term: 'time_of', last: true, events: {}}}),
  calendar: () => ({term: 'calendar', field: 'weekday', instant: {term: 'named'}}),
  moved: () => ({term: 'moved', back: true, instant: {term: 'now'}, span: {count: 30, unit: 'day'}}),
  contacts: () => ({term: 'contacts', condition: {row: 'group', join: 'all', rows: []}}),
  now: () => ({term: 'now'}),
  formula: () => ({term: 'formula'}),
  number: () => ({term: 'number'}),
  text: () => ({term: 'text'}),
  instant: () => ({term: 'instant'}),
  truth: () => ({term: 'truth', truth: true}),
};

export const freshTerm = kind => FRESH[kind]();

const SUBJECTS = ['named', 'aggregate', 'time_of', 'elapsed', 'calendar'];

/** What kinds of value can be compared in a scene. */
export const subjects = scene => scene.event !== undefined
  ? ['property', 'elapsed', 'calendar', 'formula']
  : [...SUBJECTS, ...(scene.of === 'accounts' ? ['contacts'] : []), 'formula'];

/** A value held at a key of an object: what kind it is, and that kind's own controls. */
export const value = (at, holder, key, place, {kinds = subjects(at.scene)} = {}) => {
  const now = holder[key] ??= freshTerm(at.scene.event !== undefined ? 'property' : 'named');
  const all = kinds.includes(now.term) ? kinds : [now.term, ...kinds];
  return h('div', {class: 'value'},
    all.length > 1 && choice(at, `${place}/term`, say('term'), all.map(kind => [kind, say('term.' + kind)]), now.term, kind => {
      holder[key] = freshTerm(kind);
      at.changed(true);
    }),
    controls(at, now, place));
};

const controls = (at, term, place) => {
  const set = (field, picked, structure = false) => {
    picked === undefined ? delete term[field] : term[field] = picked;
    at.changed(structure);
  };
  switch (term.term) {
    case 'named':
      return named(at, term, place);
    case 'property':
      return propertyOf(at, at.scene.event, term.path, `${place}/path`, say('property'), path => set('path', path, true));
    case 'aggregate':
      return aggregateOf(at, term, place);
    case 'time_of':
      return [
        choice(at, `${place}/last`, say('time_of'), [['true', say('time_of.last')], ['false', say('time_of.first')]],
          String(term.last === true), picked => set('last', picked === 'true')),
        eventsOf(at, term, 'events', `${place}/events`)];
    case 'elapsed':
      return [
        choice(at, `${place}/unit`, say('span.unit'), UNITS.map(unit => [unit, say('unit.' + unit)]), term.unit, picked => set('unit', picked)),
        choice(at, `${place}/direction`, say('elapsed.direction'), [['since', say('elapsed.since')], ['until', say('elapsed.until')]],
          term.direction, picked => set('direction', picked)),
        instant(at, term, place)];
    case 'calendar':
      return [
        choice(at, `${place}/field`, say('calendar.field'), ['hour', 'weekday', 'month', 'year'].map(each => [each, say('calendar.' + each)]),
          term.field, picked => set('field', picked)),
        instant(at, term, place)];
    case 'moved':
      return [
        instant(at, term, place, ['now', 'named', 'time_of', 'instant', 'formula']),
        choice(at, `${place}/back`, say('moved'), [['true', say('moved.back')], ['false', say('moved.forth')]],
          String(term.back === true), picked => set('back', picked === 'true')),
        span(at, term, 'span', `${place}/span`)];
    case 'contacts':
      return h('div', {class: 'filter'}, group(
        {...at, scene: {of: 'contacts'}, path: `${at.path}/${place}/condition`}, asGroup(term, 'condition'), {title: say('contacts.such')}));
    case 'formula':
      return ruleText(at, `${place}/text`, say('formula'), term.text, text => set('text', text || undefined));
    case 'number':
      return numeric(at, `${place}/number`, say('number'), term.number, picked => set('number', picked));
    case 'text':
      return written(at, `${place}/text`, say('text'), term.text, picked => set('text', picked));
    case 'instant':
      return day(at, `${place}/instant`, say('date'), term.instant, picked => set('instant', picked));
    default:
      return null;
  }
};

/** The condition at a key as a group, so that rows can be added to it. */
export const asGroup = (holder, key) => {
  const now = holder[key];
  if (now?.row !== 'group') {
    holder[key] = {row: 'group', join: 'all', rows: now ? [now] : []};
  }
  return holder[key];
};

const instant = (at, term, place, kinds = ['named', 'time_of', 'formula']) =>
  value(at, term, 'instant', `${place}/instant`, {
    kinds: at.scene.event === undefined ? kinds : ['property', 'now', 'formula'],
  });

/** An attribute, trait or score; of contacts also one of their account. */
const named = (at, term, place) => {
  const own = choices.values(at.scene.of);
  const theirs = at.scene.of === 'contacts' ? choices.values('accounts').map(each => ({
    ...each, name: 'account.' + each.name, label: {fr: `${each.label.fr} (entreprise)`, en: `${each.label.en} (account)`},
  })) : [];
  const chosen = term.name === undefined ? undefined : (term.account ? 'account.' : '') + term.name;
  return name(at, `${place}/name`, say('named'), [...own, ...theirs], chosen, picked => {
    const isTheirs = picked.startsWith('account.') && theirs.some(each => each.name === picked);
    picked ? term.name = isTheirs ? picked.slice('account.'.length) : picked : delete term.name;
    isTheirs ? term.account = true : delete term.account;
    at.changed(true);
  });
};

// ---- what a value is compared with ----

const CONSTANT = {number: 'number', text: 'text', truth: 'truth', instant: 'instant', list: 'text', open: 'text'};
const OTHERS = {
  number: ['number', 'named', 'aggregate', 'elapsed', 'formula'],
  text: ['text', 'named', 'formula'],
  list: ['text', 'number', 'formula'],
  truth: ['truth', 'named', 'formula'],
  instant: ['instant', 'moved', 'now', 'named', 'time_of', 'formula'],
  open: ['text', 'number', 'instant', 'named', 'formula'],
};

/** The operand at an index of a row, for a value of which some facts are known. */
export const operand = (at, row, index, facts, {plain = false} = {}) => {
  row.operands ??= [];
  const now = row.operands[index] ??= freshTerm(CONSTANT[facts.kind] ?? 'text');
  const place = `operands/${index}`;
  if (!plain && now.term === CONSTANT[facts.kind] && now.term === 'text' && facts.kind === 'text') {
    return h('div', {class: 'operand'}, constant(at, now, place, facts), otherwise(at, row, index, facts, place));
  }
  const kinds = plain ? [now.term] : OTHERS[facts.kind] ?? OTHERS.open;
  if (now.term in {number: 1, text: 1, instant: 1}) {
    return h('div', {class: 'operand'}, constant(at, now, place, facts), !plain && otherwise(at, row, index, facts, place));
  }
  return h('div', {class: 'operand'}, value(at, row.operands, index, place, {kinds: kinds.map(String)}));
};

/** Chooses another kind of operand than a plain value. */
const otherwise = (at, row, index, facts, place) => {
  const kinds = OTHERS[facts.kind] ?? OTHERS.open;
  const kind = choice(at, `${place}/term`, say('operand.kind'), kinds.map(each => [each, say('operand.' + each)]),
    row.operands[index].term, picked => {
      row.operands[index] = freshTerm(picked);
      at.changed(true);
    });
  kind.classList.add('other-kind');
  kind.title = say('operand.kind');
  return kind;
};

const constant = (at, term, place, facts) => {
  const set = (field, picked) => {
    picked === undefined ? delete term[field] : term[field] = picked;
    at.changed();
  };
  switch (term.term) {
    case 'number': {
      const isShare = facts.format === 'percent';
      const unit = isShare ? '%' : facts.unit;
      return h('span', {class: 'span'},
        numeric(at, `${place}/number`, say('number'), term.number, picked => set('number', picked), {scale: isShare ? 100 : 1}),
        unit && h('span', {class: 'unit'}, unit));
    }
    case 'instant':
      return day(at, `${place}/instant`, say('date'), term.instant, picked => set('instant', picked));
    default:
      return written(at, `${place}/text`, say('text'), term.text, picked => set('text', picked), facts.seen ?? []);
  }
};

/** As many operands as one likes. */
export const operands = (at, row, facts) => {
  row.operands ??= [];
  if (row.operands.length === 0) {
    row.operands.push(freshTerm(CONSTANT[facts.kind] ?? 'text'));
  }
  return h('div', {class: 'operands'},
    row.operands.map((_, i) => h('span', {class: 'one'},
      operand(at, row, i, facts, {plain: true}),
      row.operands.length > 1 && button('×', () => {
        row.operands.splice(i, 1);
        at.changed(true);
      }, {id: idOf(at, `operands/${i}/remove`), class: 'btn btn-sm btn-icon', 'aria-label': say('operand.remove', i + 1)}))),
    button(say('operand.add'), () => {
      row.operands.push(freshTerm(row.operands[0].term));
      at.changed(true, idOf(at, `operands/${row.operands.length - 1}/${row.operands[0].term}`));
    }, {id: idOf(at, 'operands/add')}));
};
