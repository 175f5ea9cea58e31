// What is learnt from: everything that can be, or some of it, and how each becomes a number.

import {button, h, say} from './builder-dom.js';
import * as choices from './builder-choices.js';
import {card, choiceField} from './builder-definition.js';
import {name} from './builder-pickers.js';

const OF_NUMBERS = ['z_score', 'min_max', 'robust', 'log', 'bins'];
const OF_TEXTS = ['one_hot', 'ordinal', 'embedding'];

/** What may be learnt from; contacts know what their account knows. */
const things = form => {
  const account = language => value => say('features.account', value.label?.[language] || value.name);
  const ofAccount = form.of !== 'contacts' ? [] : choices.values('accounts').map(value => ({
    ...value, name: 'account.' + value.name, label: {fr: account('fr')(value), en: account('en')(value)},
  }));
  return [...choices.values(form.of), ...ofAccount].filter(value => value.kind !== 'list');
};

const ways = (form, feature) => {
  const kind = things(form).find(each => each.name === feature)?.kind;
  const texts = form.definition === 'model' ? [...OF_TEXTS, 'target'] : OF_TEXTS;
  return kind === 'number' || kind === 'instant' ? OF_NUMBERS : kind === 'text' ? texts : [...OF_NUMBERS, ...texts];
};

const shown = (form, feature) => {
  const known = things(form).find(each => each.name === feature);
  return known ? choices.label(known) : feature;
};

const prepare = (page, form, feature, way) => {
  form.prepare ??= {};
  way ? form.prepare[feature] = way : delete form.prepare[feature];
  if (Object.keys(form.prepare).length === 0) {
    delete form.prepare;
  }
  page.touched();
};

/** How a feature becomes a number. */
const way = (page, form, feature, id) => {
  const now = (form.prepare?.[feature] ?? '').replace('-', '_');
  const all = ['', ...new Set([...ways(form, feature), ...(now ? [now] : [])])];
  return h('span', {},
    h('select', {
      id, class: 'form-select', value: now, 'aria-label': say('prepare', shown(form, feature)),
      'data-at': feature, 'data-path': '/prepare', 'aria-describedby': id + '-problem',
      on: {change: event => prepare(page, form, feature, event.target.value)},
    }, all.map(each => h('option', {value: each}, say('prepare.' + (each || 'auto'))))),
    h('div', {class: 'field-problem', id: id + '-problem'}));
};

/** A list of names, each of which can be taken away. */
const names = (page, {key, list, path, title, add, remove, extra = () => undefined}) => {
  const {form} = page;
  const focusOn = id => document.getElementById(id)?.focus();
  const at = {editor: key, path: ''};
  return h('div', {role: 'group', 'aria-label': title, 'data-at': key, id: `${key}-all`},
    list.length > 0 && h('ul', {class: 'features'}, list.map((each, i) => h('li', {
      'data-at': path === '' ? undefined : String(i), 'data-path': path || undefined, id: `${key}-${i}`,
    },
    h('span', {class: 'feature', dir: 'auto'}, shown(form, each),
      shown(form, each) !== each && h('span', {class: 'text-secondary'}, ' ' + each)),
    extra(each, i),
    button('×', () => {
      remove(each, i);
      page.draw();
      page.touched();
      focusOn(`${key}-add`);
    }, {id: `${key}-${i}-remove`, class: 'btn btn-sm btn-icon', 'aria-label': say('features.remove', shown(form, each))}),
    h('div', {class: 'field-problem', id: `${key}-${i}-problem`})))),
    h('div', {class: 'adding'},
      name(at, 'add', title, things(form).filter(each => !list.includes(each.name) && each.name !== page.name), '', picked => {
        if (picked && !list.includes(picked)) {
          add(picked);
          page.draw();
          page.touched();
          focusOn(`${key}-add`);
        }
      })),
    h('div', {class: 'field-problem', id: `${key}-all-problem`}));
};

const listed = page => {
  const {form} = page;
  return names(page, {
    key: 'features', list: form.features, path: '/features', title: say('features.add'),
    add: picked => form.features.push(picked),
    remove: (each, i) => {
      form.features.splice(i, 1);
      prepare(page, form, each, '');
    },
    extra: (each, i) => way(page, form, each, `prepare-${i}`),
  });
};

const everything = page => {
  const {form} = page;
  const prepared = Object.keys(form.prepare ?? {});
  return [
    h('details', {class: 'mt-2', open: form.except !== undefined}, h('summary', {}, say('except')),
      names(page, {
        key: 'except', list: form.except ?? [], path: '/except', title: say('except.add'),
        add: picked => (form.except ??= []).push(picked),
        remove: (each, i) => {
          form.except.splice(i, 1);
          form.except.length === 0 && delete form.except;
        },
      })),
    h('details', {class: 'mt-2', open: prepared.length > 0}, h('summary', {}, say('prepare.some')),
      names(page, {
        key: 'prepare', list: prepared, path: '', title: say('prepare.add'),
        add: picked => prepare(page, form, picked, ways(form, picked)[0]),
        remove: each => prepare(page, form, each, ''),
        extra: (each, i) => way(page, form, each, `prepare-${i}-way`),
      })),
  ];
};

export const featuresCard = page => {
  const {form} = page;
  const isListed = Array.isArray(form.features);
  return card('features-card', say('features'),
    choiceField('features-from', say('features.from'), [['auto', say('features.auto')], ['list', say('features.list')]], isListed ? 'list' : 'auto', picked => {
      page.formerFeatures = isListed ? form.features : page.formerFeatures;
      picked === 'list' ? form.features = page.formerFeatures ?? [] : delete form.features;
      delete form.except;
      delete form.prepare;
      page.draw();
      page.touched();
    }, say(isListed ? 'features.hint.list' : 'features.hint.auto')),
    isListed ? listed(page) : everything(page));
};
