// What is learnt: cluster sets, models and best moments.

import {button, h, say} from './builder-dom.js';
import {card, choiceField, textField} from './builder-definition.js';
import {featuresCard} from './builder-features.js';
import {countField, scheduleField, snapshotsField, thresholdField} from './builder-schedules.js';
import {post} from './builder-server.js';
import {weightsField} from './builder-weights.js';

export const freshClusters = () => ({definition: 'clusters', of: 'contacts'});
export const freshModel = () => ({definition: 'model', of: 'contacts', predict: ''});
export const freshMoment = () => ({definition: 'moment', of: 'contacts', events: ['']});

/** An editor with a place for what is wrong with the definition although the rule can be read. */
const ruled = (page, key, path, editor) => {
  const id = `${editor.id}-all`;
  return h('div', {id, 'data-at': key, 'data-path': path, 'data-editor': editor.id},
    page.editor(editor),
    h('div', {class: 'field-problem', id: `${id}-problem`}));
};

/** Whom it is learnt of: everybody, or whoever satisfies a condition. */
const amongCard = page => {
  const {form} = page;
  return card('among-card', say('among'),
    h('p', {class: 'form-hint'}, say('among.hint')),
    form.among === undefined
      ? button('+ ' + say('among.add'), () => {
        form.among = '';
        page.draw();
        document.getElementById('among-add')?.focus();
      }, {id: 'add-among'})
      : [
        ruled(page, 'among', undefined, {id: 'among', kind: 'condition', holder: form, key: 'among'}),
        button(say('among.remove'), () => {
          delete form.among;
          page.draw();
          page.touched();
          document.getElementById('add-among')?.focus();
        }, {id: 'remove-among'}),
      ]);
};

const seed = page => h('details', {class: 'mt-2', open: page.form.seed !== undefined}, h('summary', {}, say('seed.more')),
  h('div', {class: 'row'}, h('div', {class: 'col-md-4'},
    textField(page, page.form, 'seed', 'seed', say('seed'), {hint: say('seed.hint'), inputmode: 'numeric'}))));

const methodField = (page, kind, words, pick = () => {}) => {
  const {form} = page;
  const now = form.method ?? 'auto';
  const options = ['auto', ...words].includes(now) ? ['auto', ...words] : ['auto', ...words, now];
  const key = word => `${kind}.method.${word.replace(/[^a-z]+/g, '_').replace(/_$/, '')}`;
  return choiceField('method', say('method'), options.map(each => [each, say(key(each))]), now, picked => {
    picked === 'auto' ? delete form.method : form.method = picked;
    pick(picked);
    page.draw();
    page.touched();
  }, say(key(now) + '.hint'));
};

// ---- cluster sets ----

const CLUSTERINGS = ['kmeans', 'hierarchical (ward)', 'hierarchical (average)', 'hierarchical (complete)', 'hierarchical (single)', 'dbscan'];

export const drawClusters = page => {
  const {form} = page;
  const isByDensity = form.method === 'dbscan';
  const half = control => h('div', {class: 'col-md-6'}, control);
  return [
    amongCard(page),
    featuresCard(page),
    card('how', say('how'),
      h('div', {class: 'row g-3'},
        half(methodField(page, 'clusters', CLUSTERINGS, picked => {
          picked === 'dbscan' ? delete form.k : ['eps', 'min_points'].forEach(key => delete form[key]);
        })),
        isByDensity
          ? [half(textField(page, form, 'eps', 'eps', say('eps'), {hint: say('eps.hint'), inputmode: 'decimal'})),
            half(textField(page, form, 'min_points', 'min_points', say('min_points'), {hint: say('min_points.hint'), inputmode: 'numeric'}))]
          : half(countField(page)),
        half(scheduleField(page, 'refresh'))),
      seed(page)),
  ];
};

// ---- models ----

const LEARNERS = ['decision_tree', 'random_forest', 'gradient_boosting', 'xgboost', 'svm', 'logistic'];

/** What is predicted of a definition that was opened: a condition, if it can be read as one. */
const settlePredicted = async page => {
  const {form} = page;
  const {json} = await post('rule', {kind: 'condition', of: form.of, text: form.predict});
  page.predicts = json.form || json.branches ? 'condition' : 'value';
  page.draw();
  page.showProblems();
};

const predictCard = page => {
  const {form} = page;
  if (page.predicts === undefined && form.predict !== '') {
    settlePredicted(page);
    return card('predict-card', say('predict'), h('p', {class: 'text-secondary'}, say('predict.reading')));
  }
  page.predicts ??= 'condition';
  return card('predict-card', say('predict'),
    choiceField('predicts', say('predicts'), [['condition', say('predicts.condition')], ['value', say('predicts.value')]], page.predicts, picked => {
      page.formerPredict = {...page.formerPredict, [page.predicts]: form.predict};
      page.predicts = picked;
      form.predict = page.formerPredict[picked] ?? '';
      delete form.class_weights;
      if (picked === 'value') {
        delete form.threshold;
      }
      page.draw();
      page.touched();
    }),
    h('p', {class: 'form-hint'}, say('predict.hint')),
    ruled(page, 'predict', undefined, {id: 'predict', kind: page.predicts, holder: form, key: 'predict', aside: true}),
    h('div', {class: 'row g-3 mt-0'},
      h('div', {class: 'col-md-7'}, snapshotsField(page)),
      h('div', {class: 'col-md-5'}, textField(page, form, 'gap', 'gap', say('gap'), {hint: say('gap.hint')}))));
};

export const drawModel = page => {
  const {form} = page;
  const isCondition = page.predicts !== 'value';
  const predicted = predictCard(page);
  return [
    predicted,
    amongCard(page),
    featuresCard(page),
    card('how', say('how'),
      h('div', {class: 'row g-3'},
        h('div', {class: 'col-md-6'}, methodField(page, 'model', LEARNERS)),
        h('div', {class: 'col-md-6'}, scheduleField(page, 'retrain'))),
      h('div', {class: 'row g-3 mt-0'},
        isCondition && h('div', {class: 'col-md-6'}, thresholdField(page)),
        h('div', {class: 'col-md-6'}, weightsField(page, isCondition))),
      seed(page)),
  ];
};

// ---- best moments ----

export const drawMoment = page => {
  const {form} = page;
  return card('events-card', say('moment.events'),
    h('p', {class: 'form-hint'}, say('moment.events.hint')),
    h('ol', {class: 'cases', id: 'events-all', 'data-at': 'events'}, form.events.map((_, i) => h('li', {class: 'case'},
      h('div', {class: 'case-head'},
        h('strong', {}, say('moment.event', i + 1)),
        h('div', {class: 'btn-list'}, form.events.length > 1 && button('×', () => {
          form.events.splice(i, 1);
          page.draw();
          page.touched();
          document.getElementById('add-event')?.focus();
        }, {id: `event-${i}-remove`, class: 'btn btn-sm btn-icon', 'aria-label': say('moment.event.remove', i + 1)}))),
      ruled(page, String(i), '/events', {id: `event${i}`, kind: 'events', holder: form.events, key: i})))),
    h('div', {class: 'field-problem', id: 'events-all-problem'}),
    button('+ ' + say('moment.event.add'), () => {
      form.events.push('');
      page.draw();
      page.touched();
      document.getElementById(`event${form.events.length - 1}-events`)?.querySelector('input, select')?.focus();
    }, {id: 'add-event'}),
    h('div', {class: 'row mt-3'}, h('div', {class: 'col-md-6'},
      textField(page, form, 'within', 'within', say('moment.within'), {hint: say('moment.within.hint')}))));
};
