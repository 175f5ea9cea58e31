// One rule in two editors: rows and text. Rows that change write the text; a text that can be read
// redraws the rows, and one that cannot leaves them as they are and says what is wrong, and where.

import {h, redraw, say} from './builder-dom.js';
import {debounced, post} from './builder-server.js';
import {group} from './builder-rows.js';
import {value} from './builder-terms.js';
import {eventsOf} from './builder-events.js';

const WAIT = 150;

export class RuleEditor {

  /**
   * @param id a prefix of ids; kind: condition, value or events; of: contacts or accounts;
   *   text and rows: what it begins with (rows of a draft may be unfinished); changed: told when
   *   the text is another
   */
  constructor({id, kind, of, text, rows, title, changed}) {
    Object.assign(this, {id, kind, of, text: text ?? '', title, changed});
    this.problems = [];
    this.wrong = [];
    this.rowsPlace = h('div', {class: 'rule-rows', id: `${id}-rows`});
    this.rowsStatus = h('div', {class: 'rule-status', id: `${id}-status`, role: 'status'});
    this.area = h('textarea', {
      id: `${id}-text`,
      class: 'form-control rule',
      rows: 4,
      dir: 'auto',
      spellcheck: 'false',
      value: this.text,
      'aria-describedby': `${id}-wrong`,
      on: {input: () => this.textEdited()},
    });
    this.wrongPlace = h('div', {id: `${id}-wrong`, class: 'rule-wrong', role: 'status'});
    this.textPlace = h('div', {class: 'rule-text'},
      h('label', {class: 'form-label', for: this.area.id}, say('rule.text')), this.area, this.wrongPlace);
    this.askText = debounced(WAIT, () => this.ask({form: this.sent(), then: this.then}), answer => this.textCame(answer));
    this.askRows = debounced(WAIT * 2, () => this.ask({text: this.area.value}), answer => this.rowsCame(answer));
    this.rows = rows ?? this.empty();
    this.draw();
    if (rows) {
      this.rowsEdited(false);
    } else if (this.text !== '') {
      this.askRows();
    }
  }

  ask(what) {
    return post('rule', {kind: this.kind, of: this.of, ...what});
  }

  empty() {
    return this.kind === 'condition' ? {row: 'group', join: 'all', rows: []} : {};
  }

  /** Rows as the server reads them. */
  sent() {
    return this.kind === 'value' ? this.rows.value ?? {term: 'named'} : this.rows;
  }

  /** Whether rows are still to be completed, or the text cannot be read. */
  get unfinished() {
    return this.problems.length > 0 || this.wrong.length > 0;
  }

  // ---- rows ----

  draw() {
    const at = {
      editor: this.id,
      path: '',
      scene: {of: this.of},
      changed: (structure, focus) => {
        if (structure) {
          this.draw();
          focus && document.getElementById(focus)?.focus();
        }
        this.rowsEdited(true);
      },
    };
    if (this.branches) {
      redraw(this.rowsPlace, h('p', {class: 'text-secondary'}, say('rule.branches')));
      return;
    }
    switch (this.kind) {
      case 'condition':
        redraw(this.rowsPlace, group(at, this.rows, {title: this.title}));
        break;
      case 'value':
        redraw(this.rowsPlace, h('div', {class: 'row-controls', 'data-row': '', 'data-editor': this.id},
          value(at, this.rows, 'value', 'value')), this.problemLine());
        break;
      default:
        redraw(this.rowsPlace, h('div', {class: 'row-controls', 'data-row': '', 'data-editor': this.id},
          eventsOf(at, {events: this.rows}, 'events', 'events')), this.problemLine());
    }
    this.showProblems();
  }

  problemLine() {
    return h('div', {class: 'row-problem', id: `${this.id}-problem`});
  }

  rowsEdited(isByHand) {
    this.wrong = [];
    this.showWrong();
    this.askRows.cancel();
    this.askText();
    if (isByHand) {
      this.changed({typing: true});
    }
  }

  textCame({status, json}) {
    if (status === 200) {
      this.problems = json.problems;
      this.text = json.text ?? '';
      this.condition = json.condition;
      this.area.value = this.text;
      this.fit();
    } else if (json.sentence) {
      this.problems = [{path: '', field: '', sentence: json.sentence}];
    }
    this.showProblems();
    this.changed({});
  }

  showProblems() {
    this.rowsPlace.querySelectorAll('[aria-invalid]').forEach(element => element.removeAttribute('aria-invalid'));
    this.rowsPlace.querySelectorAll('.row-problem').forEach(line => line.replaceChildren());
    for (const problem of this.problems.map(each => this.inPlace(each))) {
      const line = document.getElementById(`${this.id}${problem.path}/problem`.replaceAll('/', '-'))
        ?? this.rowsPlace.querySelector('.row-problem');
      line?.append(h('div', {}, problem.sentence));
      const row = [...this.rowsPlace.querySelectorAll('[data-row]')].find(each => each.dataset.row === problem.path);
      const control = problem.field && row && [...row.querySelectorAll('[data-field]')]
        .find(each => each.dataset.field.startsWith(problem.field) || problem.field.startsWith(each.dataset.field + '/'));
      control && control.setAttribute('aria-invalid', 'true');
    }
    this.rowsStatus.textContent = this.problems.length > 0 ? say('rule.unfinished', this.problems.length) : '';
  }

  /** The server knows nothing of the row in which a value or events are drawn here. */
  inPlace(problem) {
    if (this.kind === 'condition') {
      return problem;
    }
    const inside = this.kind === 'value' ? 'value' : 'events';
    return problem.path === '' ? {...problem, field: `${inside}/${problem.field}`} : {...problem, path: `/${inside}${problem.path}`};
  }

  // ---- text ----

  textEdited() {
    this.text = this.area.value;
    this.fit();
    this.askText.cancel();
    this.askRows();
    this.changed({typing: true});
  }

  rowsCame({status, json}) {
    this.branches = json.branches === true;
    if (json.form) {
      this.then = json.then;
      this.condition = json.condition;
    }
    if (json.form) {
      this.rows = this.kind === 'value' ? {value: json.form}
        : this.kind === 'events' ? json.form
          : json.form.row === 'group' ? json.form : {row: 'group', join: 'all', rows: [json.form]};
      this.wrong = [];
      this.problems = [];
      this.draw();
    } else if (this.branches) {
      this.wrong = [];
      this.draw();
    } else if (this.area.value.trim() === '') {
      this.wrong = [];
      this.rows = this.empty();
      this.draw();
    } else {
      this.wrong = json.wrong ?? [{sentence: json.sentence ?? say('server.failed', status)}];
    }
    this.showWrong();
    this.changed({});
  }

  showWrong() {
    this.area.toggleAttribute('aria-invalid', this.wrong.length > 0);
    this.rowsPlace.classList.toggle('stale', this.wrong.length > 0);
    this.wrongPlace.replaceChildren(...this.wrong.map(problem => h('div', {class: 'wrong'},
      problem.line && h('button', {
        type: 'button',
        class: 'btn btn-link p-0',
        on: {click: () => this.goTo(problem)},
      }, say('rule.place', problem.line, problem.column)),
      ' ', h('span', {lang: 'en'}, problem.sentence),
      problem.excerpt && h('pre', {class: 'excerpt', dir: 'auto'}, ...marked(problem)))));
    if (this.wrong.length > 0) {
      this.wrongPlace.append(h('div', {class: 'form-hint'}, say('rule.stale')));
    }
  }

  goTo({line, column, length}) {
    const before = this.area.value.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const start = before + [...this.area.value.slice(before)].slice(0, column - 1).join('').length;
    this.area.focus();
    this.area.setSelectionRange(start, start + length);
  }

  fit() {
    this.area.rows = Math.min(14, Math.max(3, this.area.value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 30), 0)));
  }
}

/** The line with what is wrong marked. */
const marked = ({excerpt, column, length}) => {
  const letters = [...excerpt];
  const part = (from, to) => letters.slice(from, to).join('');
  return [part(0, column - 1), h('mark', {}, part(column - 1, column - 1 + Math.max(1, length)) || ' '), part(column - 1 + Math.max(1, length))];
};
