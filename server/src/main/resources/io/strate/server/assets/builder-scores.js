// Scores, which are lines of points, and traits, which are one value.

import {button, h, say} from './builder-dom.js';
import {card, choiceField, localizedField, textField} from './builder-definition.js';

export const freshScore = () => ({definition: 'score', of: 'contacts', lines: [{each: '', give: '10'}]});
export const freshTrait = () => ({definition: 'trait', of: 'contacts', value: ''});

export const drawTrait = page => card('value', say('trait.value'),
  page.editor({id: 'value', kind: 'value', holder: page.form, key: 'value', aside: true}));

export const drawScore = page => {
  const {form} = page;
  return [
    card('lines', say('score.lines'),
      h('ol', {class: 'cases'}, form.lines.map((line, i) => lineOf(page, line, i))),
      button('+ ' + say('line.add'), () => {
        form.lines.push({each: '', give: '10'});
        page.draw();
        page.touched();
        document.getElementById(`line-${form.lines.length - 1}-kind`)?.focus();
      }, {id: 'add-line'})),
    card('shape', say('score.shape'), h('div', {class: 'row g-3'},
      ['within', 'half_life', 'floor', 'ceiling'].map(key =>
        h('div', {class: 'col-md-6'}, textField(page, form, key, 'score-' + key, say('score.' + key), {hint: say(`score.${key}.hint`)}))))),
  ];
};

const lineOf = (page, line, i) => {
  const {form} = page;
  const kind = 'when' in line ? 'when' : 'each';
  const path = `/lines/${i}`;
  const number = (key, text) => textField(page, line, key, `line-${i}-${key}`, text, {inputmode: 'decimal', at: key, 'data-path': path});
  return h('li', {class: 'case'},
    h('div', {class: 'case-head'},
      choiceField(`line-${i}-kind`, say('line.kind', i + 1), [['each', say('line.each')], ['when', say('line.when')]], kind, picked => {
        const rest = {...line};
        delete rest.each;
        delete rest.when;
        delete rest.at_most;
        form.lines[i] = {[picked]: '', ...rest};
        page.draw();
        page.touched();
        document.getElementById(`line-${i}-kind`)?.focus();
      }),
      number('give', say('line.give')),
      kind === 'each' && number('at_most', say('line.at_most')),
      h('div', {class: 'btn-list'},
        button('×', () => {
          form.lines.splice(i, 1);
          page.draw();
          page.touched();
          document.getElementById('add-line')?.focus();
        }, {id: `line-${i}-remove`, class: 'btn btn-sm btn-icon', 'aria-label': say('line.remove', i + 1)}))),
    page.editor({id: `line${i}`, kind: kind === 'each' ? 'events' : 'condition', holder: line, key: kind}),
    h('details', {class: 'small'}, h('summary', {}, say('case.more')), localizedField(page, line, 'label', `line-${i}-label`)));
};
