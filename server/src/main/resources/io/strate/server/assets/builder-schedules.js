// When things are learnt anew, which snapshots they are learnt from, and other texts of a few words
// that have controls of their own; what is written otherwise stays a text.

import {field, h, say} from './builder-dom.js';
import {choiceField, textField} from './builder-definition.js';

/** As it is written in a definition. */
export const decimal = text => text.trim().replace(',', '.');

/** A number beside other controls, with its own label. */
export const numberInput = (id, text, value, put, more = {}) => h('input', {
  id, class: 'form-control numeric', inputmode: 'decimal', value: value ?? '', 'aria-label': text, maxlength: 20,
  on: {input: event => put(decimal(event.target.value))},
  ...more,
});

/** Controls in one line, of which the first has the label; what is wrong stands below. */
const line = (key, id, text, hint, ...controls) => h('div', {class: 'field', 'data-at': key, id: `${id}-line`},
  h('label', {class: 'form-label', for: id}, text),
  h('div', {class: 'line'}, controls),
  hint && h('div', {class: 'form-hint'}, hint),
  h('div', {class: 'field-problem', id: `${id}-line-problem`}));

const select = (id, options, value, pick) => h('select', {id, class: 'form-select', value, on: {change: event => pick(event.target.value)}},
  options.map(([each, shown]) => h('option', {value: each}, shown)));

const SCHEDULE = /^(nightly|weekly|monthly|never)(?:\s*,?\s*or\s+drift\s*>\s*([0-9.]+))?$/;

/** When it is learnt anew: on schedule, and when it has drifted. */
export const scheduleField = (page, key) => {
  const {form} = page;
  const text = form[key] ?? 'weekly';
  const found = SCHEDULE.exec(text.trim());
  if (!found) {
    return textField(page, form, key, 'schedule', say('schedule'));
  }
  let [, often, drift = ''] = found;
  const put = () => {
    form[key] = drift === '' ? often : `${often}, or drift > ${drift}`;
    page.touched();
  };
  return line(key, 'schedule', say('schedule'), say('schedule.hint'),
    select('schedule', ['nightly', 'weekly', 'monthly', 'never'].map(each => [each, say('schedule.' + each)]), often, picked => {
      often = picked;
      put();
    }),
    h('span', {class: 'together'}, h('label', {for: 'schedule-drift'}, say('schedule.drift')),
      numberInput('schedule-drift', say('schedule.drift'), drift, typed => {
        drift = typed;
        put();
      }, {placeholder: '0.2', 'aria-label': undefined})));
};

const SNAPSHOTS = /^(daily|weekly|monthly)\s+over\s+(\d+)\s+(day|week|month|year)s?$/;

/** The instants of the past that are learnt from. */
export const snapshotsField = page => {
  const {form} = page;
  const found = SNAPSHOTS.exec((form.snapshots ?? 'monthly over 24 months').trim());
  if (!found) {
    return textField(page, form, 'snapshots', 'snapshots', say('snapshots'), {hint: say('snapshots.hint')});
  }
  let [, step, count, unit] = found;
  const put = () => {
    form.snapshots = `${step} over ${count} ${unit}${count === '1' ? '' : 's'}`;
    page.touched();
  };
  return line('snapshots', 'snapshots', say('snapshots'), say('snapshots.hint'),
    select('snapshots', ['daily', 'weekly', 'monthly'].map(each => [each, say('snapshots.' + each)]), step, picked => {
      step = picked;
      put();
    }),
    h('span', {class: 'together'}, say('snapshots.over'), numberInput('snapshots-count', say('snapshots.count'), count, typed => {
      count = typed;
      put();
    })),
    h('select', {id: 'snapshots-unit', class: 'form-select', 'aria-label': say('snapshots.unit'), value: unit, on: {change: event => {
      unit = event.target.value;
      put();
    }}}, ['day', 'week', 'month', 'year'].map(each => h('option', {value: each}, say('snapshots.' + each)))));
};

const ONE = /^(\d+)$/;
const RANGE = /^(\d+)\s*\.\.\s*(\d+)$/;

/** How many clusters: found, given, or the best of a range. */
export const countField = page => {
  const {form} = page;
  const text = (form.k ?? '').trim();
  const kind = form.k === undefined ? 'auto' : ONE.test(text) ? 'one' : RANGE.test(text) ? 'range' : 'text';
  let [, least = '', most = ''] = ONE.exec(text) ?? RANGE.exec(text) ?? [];
  const put = () => {
    form.k = kind === 'range' ? `${least}..${most}` : least;
    page.touched();
  };
  return line('k', 'k', say('k'), say('k.hint'),
    select('k', ['auto', 'one', 'range', ...(kind === 'text' ? ['text'] : [])].map(each => [each, say('k.' + each)]), kind, picked => {
      picked === 'auto' ? delete form.k : form.k = picked === 'one' ? least || '5' : `${least || '3'}..${most || '8'}`;
      page.draw();
      page.touched();
    }),
    kind === 'text' && h('input', {id: 'k-text', class: 'form-control', value: form.k, 'aria-label': say('k'), on: {input: event => {
      form.k = event.target.value;
      page.touched();
    }}}),
    (kind === 'one' || kind === 'range') && numberInput('k-least', say(kind === 'one' ? 'k' : 'k.least'), least, typed => {
      least = typed;
      put();
    }),
    kind === 'range' && [h('span', {}, say('k.to')), numberInput('k-most', say('k.most'), most, typed => {
      most = typed;
      put();
    })]);
};

// ---- thresholds ----

const SHARES = ['recall_at_least', 'precision_at_least'];
const FRESH = {maximise: 'f1', recall_at_least: '0.8', precision_at_least: '0.7', top: '500', profit: {tp: '100', fp: '-1'}};

/** Which probability counts as a yes. */
export const thresholdField = page => {
  const {form} = page;
  const kind = Object.keys(form.threshold ?? {})[0] ?? 'none';
  const options = ['none', 'maximise', ...SHARES, 'profit', 'top'].map(each => [each, say('threshold.' + each)]);
  const choice = choiceField('threshold', say('threshold'), options, kind, picked => {
    picked === 'none' ? delete form.threshold : form.threshold = {[picked]: structuredClone(FRESH[picked])};
    page.draw();
    page.touched();
  }, say('threshold.hint.' + kind));
  const amount = (holder, key, path, text) => h('div', {class: 'col-6 col-md-3'}, field(text, h('input', {
    id: `threshold-${key}`, class: 'form-control', inputmode: 'decimal', maxlength: 20, value: holder[key] ?? '',
    'data-at': key, 'data-path': path, 'aria-describedby': `threshold-${key}-problem`,
    on: {input: event => {
      const typed = decimal(event.target.value);
      typed === '' && path !== '/threshold' ? delete holder[key] : holder[key] = typed;
      page.touched();
    }},
  })));
  return h('div', {'data-at': 'threshold', id: 'threshold-all'}, choice,
    kind === 'profit' && h('div', {class: 'row g-2 mt-0'}, ['tp', 'fp', 'tn', 'fn'].map(each =>
      amount(form.threshold.profit, each, '/threshold/profit', say('threshold.' + each)))),
    [...SHARES, 'top'].includes(kind) && h('div', {class: 'row g-2 mt-0'}, amount(form.threshold, kind, '/threshold', say('threshold.amount.' + kind))),
    h('div', {class: 'field-problem', id: 'threshold-all-problem'}));
};
