// How much each answer counts while a model learns.

import {button, h, say} from './builder-dom.js';
import {choiceField} from './builder-definition.js';
import {decimal} from './builder-schedules.js';

const ANSWERS = ['yes', 'no'];

const shown = answer => say('weights.of', ANSWERS.includes(answer) ? say('weights.' + answer) : answer);

const focusOn = (...ids) => ids.map(id => document.getElementById(id)).find(Boolean)?.focus();

/** Answers with a weight, each of which can be taken out. */
const weights = (page, given, changed) => h('ul', {class: 'features'}, Object.keys(given).map((each, i) => h('li', {},
  h('label', {class: 'feature', for: `weight-${i}`, dir: 'auto'}, shown(each)),
  h('span', {}, h('input', {
    id: `weight-${i}`, class: 'form-control', inputmode: 'decimal', maxlength: 20, value: given[each],
    'data-at': each, 'data-path': '/class_weights', 'aria-describedby': `weight-${i}-problem`,
    on: {input: event => {
      given[each] = decimal(event.target.value);
      page.touched();
    }},
  }), h('div', {class: 'field-problem', id: `weight-${i}-problem`})),
  button('×', () => {
    delete given[each];
    changed();
    focusOn('weight-add', 'weights');
  }, {id: `weight-${i}-remove`, class: 'btn btn-sm btn-icon', 'aria-label': say('features.remove', shown(each))}))));

/** Yes and no are known; other answers are typed as they are predicted. */
const adding = (given, add, isCondition) => {
  if (isCondition) {
    return h('div', {class: 'btn-list'}, ANSWERS.filter(each => !Object.hasOwn(given, each)).map((each, i) =>
      button('+ ' + shown(each), () => add(each), {id: i === 0 ? 'weight-add' : `weight-add-${each}`})));
  }
  const input = h('input', {
    id: 'weight-add', class: 'form-control', dir: 'auto', maxlength: 200, 'aria-label': say('weights.add'), placeholder: say('weights.add'),
    on: {keydown: event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        add(input.value.trim());
      }
    }},
  });
  return h('div', {class: 'line'}, input, button('+', () => add(input.value.trim()), {id: 'weight-add-button', 'aria-label': say('weights.add')}));
};

/** Those of a condition are yes and no, those of a text the texts that it may be. */
export const weightsField = (page, isCondition) => {
  const {form} = page;
  const given = form.class_weights;
  const kind = given === undefined ? 'even' : given === 'balanced' ? 'balanced' : 'given';
  const changed = () => {
    page.draw();
    page.touched();
  };
  const choice = choiceField('weights', say('weights'), ['even', 'balanced', 'given'].map(each => [each, say('weights.' + each)]), kind, picked => {
    const fresh = isCondition ? {yes: '1', no: '1'} : {};
    picked === 'even' ? delete form.class_weights : form.class_weights = picked === 'balanced' ? 'balanced' : fresh;
    changed();
  }, say('weights.hint.' + kind) + (isCondition ? '' : ' ' + say('weights.hint.texts')));
  const add = answer => {
    if (answer && !Object.hasOwn(given, answer)) {
      given[answer] = '1';
      changed();
      focusOn(`weight-${Object.keys(given).indexOf(answer)}`);
    }
  };
  return h('div', {'data-at': 'class_weights', id: 'weights-all'}, choice,
    kind === 'given' && [weights(page, given, changed), adding(given, add, isCondition)],
    h('div', {class: 'field-problem', id: 'weights-all-problem'}));
};
