// Controls of rows: choices, names with suggestions, numbers, texts, dates.

import {h, say} from './builder-dom.js';
import {label} from './builder-choices.js';

/** The id of a control: the editor's, then the place of its row, then its field. */
export const idOf = (at, name) => `${at.editor}${at.path}/${name}`.replaceAll('/', '-');

const common = (at, name, text) => ({
  id: idOf(at, name),
  'data-field': name,
  'aria-label': text,
  'aria-describedby': idOf(at, 'problem'),
});

/** One of a few: options are pairs of a value and its text. */
export const choice = (at, name, text, options, value, pick) => {
  const known = options.some(([each]) => each === value);
  return h('select', {
    ...common(at, name, text),
    class: 'form-select',
    value: value ?? '',
    on: {change: event => pick(event.target.value)},
  },
  !known && h('option', {value: value ?? ''}, value || say('choose')),
  options.map(([each, shown]) => h('option', {value: each}, shown)));
};

/** A name among many: typed, with suggestions by label. */
export const name = (at, id, text, things, value, pick) => {
  const twice = new Set();
  const seen = new Set();
  things.forEach(thing => (seen.has(label(thing)) ? twice : seen).add(label(thing)));
  const shown = thing => (twice.has(label(thing)) ? `${label(thing)} (${thing.name})` : label(thing));
  const known = things.find(thing => thing.name === value);
  const list = idOf(at, id) + '-list';
  const take = event => {
    const typed = event.target.value.trim();
    const found = things.find(thing => shown(thing) === typed)
      ?? things.find(thing => thing.name === typed)
      ?? things.find(thing => shown(thing).toLowerCase() === typed.toLowerCase());
    const chosen = found ? found.name : typed;
    if (chosen !== (value ?? '')) {
      value = chosen;
      pick(chosen);
    }
  };
  return h('span', {class: 'name'},
    h('input', {
      ...common(at, id, text),
      class: 'form-control',
      dir: 'auto',
      list,
      value: known ? shown(known) : value ?? '',
      placeholder: text,
      maxlength: 300,
      on: {
        change: take,
        // Choosing a suggestion counts at once; typing counts once it names something.
        input: event => { if (things.some(thing => shown(thing) === event.target.value)) take(event); },
      },
    }),
    h('datalist', {id: list}, things.map(thing =>
      h('option', {value: shown(thing), label: label(thing) === thing.name ? undefined : thing.name}))));
};

/** A whole or broken number; empty while none is typed. */
export const numeric = (at, id, text, value, pick, {scale = 1, min} = {}) =>
  h('input', {
    ...common(at, id, text),
    class: 'form-control numeric',
    type: 'number',
    step: 'any',
    min,
    value: value === undefined ? '' : round(value * scale),
    on: {input: event => pick(event.target.value === '' ? undefined : round(Number(event.target.value) / scale))},
  });

const round = value => Number(value.toPrecision(15));

/** A text, with values that occur as suggestions. */
export const written = (at, id, text, value, pick, seen = []) => {
  const list = idOf(at, id) + '-list';
  return h('span', {class: 'written'},
    h('input', {
      ...common(at, id, text),
      class: 'form-control',
      dir: 'auto',
      list: seen.length > 0 ? list : undefined,
      maxlength: 5000,
      value: value ?? '',
      placeholder: text,
      on: {input: event => pick(event.target.value)},
    }),
    seen.length > 0 && h('datalist', {id: list}, seen.map(each => h('option', {value: String(each.value)}))));
};

/** A day; an instant within a day is typed as text. */
export const day = (at, id, text, value, pick) => {
  const isDay = !value || /^\d{4}-\d\d-\d\d$/.test(value);
  return h('input', {
    ...common(at, id, text),
    class: 'form-control',
    type: isDay ? 'date' : 'text',
    value: value ?? '',
    on: {input: event => pick(event.target.value || undefined)},
  });
};

/** Something that holds or not. */
export const tick = (at, id, text, value, pick) =>
  h('label', {class: 'form-check'},
    h('input', {
      id: idOf(at, id),
      'data-field': id,
      type: 'checkbox',
      class: 'form-check-input',
      checked: value === true,
      on: {change: event => pick(event.target.checked)},
    }),
    h('span', {class: 'form-check-label'}, text));

/** A rule of the language as one line of text. */
export const ruleText = (at, id, text, value, pick) =>
  h('textarea', {
    ...common(at, id, text),
    class: 'form-control rule',
    rows: 2,
    dir: 'auto',
    spellcheck: 'false',
    value: value ?? '',
    on: {input: event => pick(event.target.value)},
  });
