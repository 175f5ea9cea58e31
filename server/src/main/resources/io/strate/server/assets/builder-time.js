// Lengths of time, and windows.

import {h, say} from './builder-dom.js';
import {choice, day, numeric} from './builder-pickers.js';

export const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'];
const units = value => (UNITS.includes(value) ? UNITS : [value, ...UNITS]).map(unit => [unit, say('unit.' + unit)]);

/** A length of time held at a key of an object. */
export const span = (at, holder, key, name) => {
  const now = holder[key] ??= {unit: 'day'};
  return h('span', {class: 'span'},
    numeric(at, `${name}/count`, say('span.count'), now.count, count => {
      count === undefined ? delete now.count : now.count = count;
      at.changed();
    }, {min: 0}),
    choice(at, `${name}/unit`, say('span.unit'), units(now.unit), now.unit, unit => {
      now.unit = unit;
      at.changed();
    }));
};

const KINDS = ['within', 'calendar_days', 'ago', 'since', 'before', 'range'];

/** When: a window held at a key of an object; without one all time counts, where that is allowed. */
export const when = (at, holder, key, name, {ever = true} = {}) => {
  const now = holder[key];
  const kinds = [...(ever ? ['ever'] : []), ...KINDS].map(kind => [kind, say('window.' + kind)]);
  const fresh = kind => {
    switch (kind) {
      case 'ever': return undefined;
      case 'within': return {window: kind, span: now?.span ?? {count: 30, unit: 'day'}};
      case 'calendar_days': return {window: kind, days: 30};
      case 'ago': return {window: kind, from: {count: 60, unit: 'day'}, to: {count: 30, unit: 'day'}};
      default: return {window: kind};
    }
  };
  const set = (field, value) => {
    value === undefined ? delete now[field] : now[field] = value;
    at.changed();
  };
  const date = field => day(at, `${name}/${field}`, say('window.' + field), now[field], value => set(field, value));
  return h('span', {class: 'when'},
    choice(at, `${name}/window`, say('window'), kinds, now?.window ?? (ever ? 'ever' : ''), kind => {
      const next = fresh(kind);
      next === undefined ? delete holder[key] : holder[key] = next;
      at.changed(true);
    }),
    now?.window === 'within' && span(at, now, 'span', `${name}/span`),
    now?.window === 'calendar_days' && h('span', {class: 'span'},
      numeric(at, `${name}/days`, say('window.days'), now.days, days => set('days', days), {min: 1}), say('window.days')),
    now?.window === 'ago' && [say('window.ago.from'), span(at, now, 'from', `${name}/from`), say('window.ago.to'), span(at, now, 'to', `${name}/to`)],
    (now?.window === 'since' || now?.window === 'range') && date('start'),
    now?.window === 'range' && say('window.range.to'),
    (now?.window === 'before' || now?.window === 'range') && date('end'));
};
