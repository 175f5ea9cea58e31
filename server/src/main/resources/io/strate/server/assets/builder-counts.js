// How many: an estimate at once, marked as one, then exactly, with a sample.

import {h, number, percent, say} from './builder-dom.js';
import {label} from './builder-choices.js';
import * as choices from './builder-choices.js';
import {post} from './builder-server.js';

const word = Math.random().toString(36).slice(2);

export class Counts {

  constructor(page) {
    this.page = page;
    this.place = document.getElementById('builder-count');
    this.asked = 0;
    this.bar = document.getElementById('count-bar');
    this.status = h('p', {class: 'text-secondary', id: 'count-status', role: 'status'}, say('count.none'));
    this.figure = h('div', {class: 'count-figure', id: 'count-figure', 'aria-live': 'polite', 'aria-atomic': 'true'});
    this.details = h('div', {id: 'count-details'});
    this.place.append(this.figure, this.status, this.details);
  }

  /** What was shown is of another rule now. */
  stale() {
    this.asked++;
    this.place.classList.add('stale');
  }

  /** Asks once where several changes come together. */
  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.askNow(), 30);
  }

  async askNow() {
    const mine = ++this.asked;
    const isNewest = () => mine === this.asked;
    const {form} = this.page;
    this.place.classList.add('stale');
    if (form.definition === 'segment' && form.members.by === 'when' && !this.page.hasBranches) {
      const rule = this.page.editors.get('when');
      await this.condition(rule?.condition ?? rule?.text ?? '', form.under ?? '', isNewest, {whole: this.page.isCountedWhole});
    } else if (form.definition === 'clusters' || form.definition === 'model') {
      await this.condition(this.page.editors.get('among')?.condition ?? form.among ?? '', '', isNewest);
    } else if (form.definition === 'segment') {
      await this.sizes(isNewest);
    } else if (form.definition === 'trait' && form.value.trim() && !this.page.isUnfinished) {
      await this.condition(`(${form.value}\n) is known`, '', isNewest, {what: say('count.known')});
    } else {
      this.nothing(say({score: 'count.score', moment: 'count.moment'}[form.definition] ?? 'count.none'));
    }
  }

  nothing(sentence) {
    this.place.classList.remove('stale');
    this.figure.replaceChildren();
    this.bar.replaceChildren();
    this.details.replaceChildren();
    this.status.textContent = sentence;
  }

  /** With more than a condition (exceptions, a condition to stay) the exact count is of the whole definition. */
  async condition(condition, under, isNewest, {what, whole = false} = {}) {
    if (condition.trim() === '') {
      this.nothing(say(this.page.form.definition === 'segment' ? 'count.none' : 'count.everybody'));
      return;
    }
    const question = {condition, under, of: this.page.form.of, page: word};
    const estimate = await post('count', {...question, estimate: true});
    if (!isNewest()) {
      return;
    }
    this.show(estimate, what);
    if (estimate.status === 200 && whole) {
      await this.sizes(isNewest);
    } else if (estimate.status === 200) {
      const exact = await post('count', question);
      if (isNewest()) {
        this.show(exact, what);
      }
    }
  }

  show({status, json}, what) {
    if (status !== 200) {
      this.nothing(json.sentence ?? say('server.failed', status));
      return;
    }
    if (json.superseded) {
      return;
    }
    this.place.classList.remove('stale');
    const of = say('of.' + (this.page.form.of ?? 'contacts')).toLowerCase();
    const share = json.population > 0 ? percent(json.count / json.population) : '';
    this.figure.replaceChildren(
      h('span', {class: 'value'}, (json.estimate ? '≈ ' : '') + number(json.count)), ' ',
      h('span', {}, what ?? of),
      h('span', {class: 'text-secondary'}, share && ' · ' + say('count.share', share)));
    this.bar.replaceChildren(h('strong', {}, (json.estimate ? '≈ ' : '') + number(json.count) + ' ' + (what ?? of)),
      h('span', {class: 'text-secondary'}, share));
    this.status.textContent = json.estimate ? say('count.estimate', number(json.low), number(json.high)) : say('count.exact');
    this.details.replaceChildren(...[reachable(json.reachable), sample(json.sample, this.page.form.of), warnings(json.warnings)].filter(Boolean));
  }

  async sizes(isNewest) {
    if (this.page.isUnfinished || this.page.problems.some(problem => problem.field !== 'name')) {
      this.nothing(say('count.unfinished'));
      return;
    }
    this.status.textContent = say('count.asking');
    const {status, json} = await post('sizes', {...this.page.sent(), page: word});
    if (!isNewest()) {
      return;
    }
    if (status !== 200) {
      this.nothing(json.sentence ?? say('server.failed', status));
      return;
    }
    if (json.superseded) {
      return;
    }
    if (json.segments.length === 1) {
      const [one] = json.segments;
      this.show({status, json: {count: one.members, population: 0, reachable: one.reachable, sample: one.sample}});
    } else {
      this.nothing(say('count.exact'));
      this.details.replaceChildren(family(json.segments));
    }
  }
}

const by = each => {
  const channel = choices.channels().find(one => one.name === each.channel);
  return channel && label(channel) !== 'email' ? label(channel) : each.channel.replace('email', 'e-mail');
};

/** The segments of a family, with how many of each are reachable for up to two purposes. */
const family = segments => {
  const purposes = segments[0]?.reachable.slice(0, 2) ?? [];
  return h('div', {class: 'table-responsive', tabindex: '0', role: 'region', 'aria-label': say('count.members')}, h('table', {class: 'table table-sm mb-0'},
    h('thead', {}, h('tr', {},
      h('th', {scope: 'col'}, say('segment')),
      h('th', {scope: 'col', class: 'number'}, say('count.members')),
      purposes.map(each => h('th', {scope: 'col', class: 'number', dir: 'auto'}, say('count.by', by(each), each.purpose))))),
    h('tbody', {}, segments.map(each => h('tr', {},
      h('th', {scope: 'row', dir: 'auto'}, each.name.split('/').pop()),
      h('td', {class: 'number'}, number(each.members)),
      purposes.map((_, i) => h('td', {class: 'number'}, number(each.reachable[i].count))))))));
};

const reachable = all => all?.length > 0 && h('div', {class: 'mb-2'},
  h('h3', {class: 'h5 mb-1'}, say('count.reachable')),
  h('ul', {class: 'list-unstyled mb-0', id: 'count-reachable'}, all.map(each => h('li', {class: 'pair'},
    h('span', {dir: 'auto'}, say('count.by', by(each), each.purpose)),
    h('strong', {}, (each.low !== undefined && each.low !== each.high ? '≈ ' : '') + number(each.count))))));

export const links = (ids, of) => h('ul', {class: 'sample'}, ids.map(id =>
  h('li', {}, h('a', {href: `/${of ?? 'contacts'}/${encodeURIComponent(id)}`, target: '_blank', rel: 'noopener', dir: 'auto'}, id))));

const sample = (ids, of) => ids?.length > 0 && h('div', {}, h('h3', {class: 'h5 mb-1'}, say('count.sample')), links(ids, of));

const warnings = all => all?.length > 0 && h('div', {class: 'alert alert-warning mt-2', role: 'note', lang: 'en'}, all.map(each => h('div', {}, sentence(each))));

/** A warning without its place, which the rule's own editor marks. */
const sentence = warning => warning.split('\n')[0].replace(/^\w+:\d+:\d+: \w+: /, '');
