// What every definition has: its name, what people read of it, and whose it is.

import {field, h, redraw, say} from './builder-dom.js';
import {drawMembers} from './builder-members.js';
import {drawScore, drawTrait} from './builder-scores.js';
import {drawClusters, drawModel, drawMoment} from './builder-learnt.js';

/** An input of a text of the form; empty texts are left out. */
export const textField = (page, holder, key, id, text, {hint, area = false, at, ...more} = {}) => {
  const control = h(area ? 'textarea' : 'input', {
    id,
    class: 'form-control',
    dir: 'auto',
    maxlength: 5000,
    rows: area ? 2 : undefined,
    'data-at': at ?? key,
    'aria-describedby': id + '-problem',
    value: holder[key] ?? '',
    on: {input: event => {
      event.target.value.trim() ? holder[key] = event.target.value : delete holder[key];
      page.touched();
    }},
    ...more,
  });
  return field(text, control, hint);
};

/** A text in two languages; what is given in one only is the same in both. */
export const localizedField = (page, holder, key, id, {area = false, told = () => {}} = {}) => {
  const own = document.documentElement.lang === 'fr' ? 'fr' : 'en';
  const other = own === 'fr' ? 'en' : 'fr';
  const now = holder[key];
  const isSame = !now || now.fr === now.en;
  const values = {[own]: now?.[own] ?? '', [other]: isSame ? '' : now[other]};
  const put = () => {
    const first = values[own].trim() || values[other].trim();
    if (first) {
      holder[key] = {[own]: values[own].trim() || first, [other]: values[other].trim() || first};
    } else {
      delete holder[key];
    }
    page.touched();
  };
  const input = (language, text, hint) => field(text, h(area ? 'textarea' : 'input', {
    id: `${id}-${language}`,
    class: 'form-control',
    dir: 'auto',
    lang: language,
    rows: area ? 2 : undefined,
    maxlength: 2000,
    value: values[language],
    on: {input: event => {
      values[language] = event.target.value;
      if (language === own) {
        told(values[own]);
      }
      put();
    }},
  }), hint);
  return [
    input(own, say(key)),
    h('details', {}, h('summary', {class: 'small'}, say(`${key}.${other}`), !isSame && h('span', {class: 'text-secondary', dir: 'auto', lang: other}, ' : ' + now[other])),
      input(other, say(`${key}.${other}`), say('localized.hint'))),
  ];
};

/** A label as a name of the rule language. */
const slug = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');

/** A choice that stands in the form. */
export const choiceField = (id, text, options, value, pick, hint) =>
  field(text, h('select', {id, class: 'form-select', value, on: {change: event => pick(event.target.value)}},
    options.map(([each, shown]) => h('option', {value: each}, shown))), hint);

export const card = (id, title, ...content) =>
  h('section', {class: 'card', 'aria-labelledby': `${id}-title`},
    h('div', {class: 'card-header'}, h('h2', {class: 'card-title', id: `${id}-title`}, title)),
    h('div', {class: 'card-body'}, content));

const head = page => {
  const {form} = page;
  const name = h('input', {
    id: 'name',
    class: 'form-control',
    dir: 'auto',
    required: true,
    maxlength: 200,
    readonly: page.version !== '' || undefined,
    'data-at': 'name',
    'aria-describedby': 'name-problem',
    value: page.name,
    on: {input: event => {
      page.name = event.target.value;
      page.isNamed = true;
      page.touched();
    }},
  });
  // Until somebody types a name, it follows the label.
  const follow = text => {
    if (page.version === '' && !page.isNamed && page.name === slug(page.label ?? '')) {
      page.name = slug(text);
      name.value = page.name;
    }
    page.label = text;
  };
  return card('head', say('head'),
    h('div', {class: 'row g-3'},
      h('div', {class: 'col-md-5'}, localizedField(page, form, 'label', 'label', {told: follow})),
      h('div', {class: 'col-md-4'}, field(say('name'), name, say(page.version === '' ? 'name.hint' : 'name.fixed'))),
      h('div', {class: 'col-md-3'}, choiceField('of', say('of'), [['contacts', say('of.contacts')], ['accounts', say('of.accounts')]], form.of ?? 'contacts', picked => {
        form.of = picked;
        page.draw();
        page.touched();
      }))),
    h('details', {class: 'mt-2'},
      h('summary', {}, say('head.more'), h('span', {class: 'text-secondary', dir: 'auto'}, told(form))),
      h('div', {class: 'row g-3 mt-0'},
        h('div', {class: 'col-12'}, localizedField(page, form, 'description', 'description', {area: true})),
        h('div', {class: 'col-md-6'}, textField(page, form, 'folder', 'folder', say('folder'))),
        h('div', {class: 'col-md-6'}, textField(page, form, 'owner', 'owner', say('owner'))),
        HAVE_UNITS.includes(form.definition) && [
          h('div', {class: 'col-md-6'}, textField(page, form, 'unit', 'unit', say('unit'), {hint: say('unit.hint')})),
          h('div', {class: 'col-md-6'}, choiceField('format', say('format'),
            [['', say('format.plain')], ['percent', say('format.percent')], ...(form.format && form.format !== 'percent' ? [[form.format, form.format]] : [])],
            form.format ?? '', picked => {
              picked ? form.format = picked : delete form.format;
              page.touched();
            }))])));
};

/** What is a number, which has a unit. */
const HAVE_UNITS = ['trait', 'score', 'model'];

/** What is folded away, in a few words. */
const told = form => {
  const parts = [form.description?.[document.documentElement.lang], form.folder, form.owner].filter(Boolean);
  return parts.length > 0 ? ' : ' + parts.join(' · ') : '';
};

/** A definition that only text holds. */
const textOnly = page => card('yaml', say('yaml'),
  h('p', {class: 'alert alert-info'}, say('yaml.why.' + (page.form.why ?? 'unknown'))),
  textField(page, page.form, 'yaml', 'yaml', say('yaml.text'), {area: true, at: 'yaml', rows: 12, class: 'form-control rule', maxlength: 100000, spellcheck: 'false'}));

const DRAWN = {
  segment: drawMembers, score: drawScore, trait: drawTrait,
  clusters: drawClusters, model: drawModel, moment: drawMoment,
};

export const drawDefinition = (page, place) => {
  page.editors.clear();
  redraw(document.getElementById('builder-text'));
  if (page.form.definition === 'text') {
    redraw(place, textOnly(page));
    return;
  }
  const members = DRAWN[page.form.definition];
  redraw(place, head(page), members(page));
};
