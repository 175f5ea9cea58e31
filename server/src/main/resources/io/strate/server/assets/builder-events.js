// Events that a row speaks of: a name, what must hold of their properties, and when.

import {button, h, say} from './builder-dom.js';
import * as choices from './builder-choices.js';
import {choice, name, tick, idOf} from './builder-pickers.js';
import {when} from './builder-time.js';
import {group} from './builder-rows.js';

/** Events held at a key of an object; `windows` says whether they have a window of their own. */
export const eventsOf = (at, holder, key, place, {windows = true} = {}) => {
  const now = holder[key] ??= {};
  return h('div', {class: 'events'},
    h('div', {class: 'line'},
      name(at, `${place}/event`, say('event'), choices.events(), now.event, picked => {
        now.event = picked;
        at.changed(true);
      }),
      windows && when(at, now, 'window', `${place}/window`),
      !now.where && button(say('events.filter'), () => {
        now.where = {row: 'group', join: 'all', rows: [{row: 'test', operator: '='}]};
        at.changed(true);
      }, {id: idOf(at, `${place}/add-filter`), class: 'btn btn-sm btn-ghost-secondary'}),
      (now.event || now.machines) && tick(at, `${place}/machines`, say('events.machines'), now.machines, on => {
        on ? now.machines = true : delete now.machines;
        at.changed();
      })),
    filter(at, now, place));
};

const filter = (at, events, place) => {
  if (!events.where) {
    return null;
  }
  if (events.where.row !== 'group') {
    events.where = {row: 'group', join: 'all', rows: [events.where]};
  }
  const inside = {...at, scene: {of: at.scene.of, event: events.event ?? ''}, path: `${at.path}/${place}/where`};
  return h('div', {class: 'filter'},
    group(inside, events.where, {
      title: say('events.where'),
      remove: () => {
        delete events.where;
        at.changed(true);
      },
    }));
};

/** The property of events that is computed with, or that is the same in several. */
export const propertyOf = (at, event, path, field, text, pick) => {
  const things = choices.properties(event).map(each => ({name: each.path.join('.')}));
  return name(at, field, text, things, (path ?? []).join('.'), picked => pick(picked ? picked.split('.') : undefined));
};

export const aggregations = ['count', 'sum', 'avg', 'min', 'max', 'first', 'last', 'distinct', 'most_frequent'];

/** One value of many events. */
export const aggregateOf = (at, term, place) => [
  choice(at, `${place}/aggregation`, say('aggregation'), aggregations.map(each => [each, say('aggregation.' + each)]),
    term.aggregation, picked => {
      term.aggregation = picked;
      if (picked === 'count') {
        delete term.path;
      }
      at.changed(true);
    }),
  term.aggregation !== 'count' && propertyOf(at, term.events?.event, term.path, `${place}/path`, say('property'), path => {
    path ? term.path = path : delete term.path;
    at.changed(true);
  }),
  eventsOf(at, term, 'events', `${place}/events`),
];
