// The builder: opens a definition, and keeps form, counts, words and draft in step.

import {h, redraw, say, useTexts, button} from './builder-dom.js';
import {useChoices} from './builder-choices.js';
import {debounced, get, post} from './builder-server.js';
import {RuleEditor} from './builder-rule.js';
import {card, drawDefinition} from './builder-definition.js';
import {freshSegment} from './builder-members.js';
import {freshScore, freshTrait} from './builder-scores.js';
import {freshClusters, freshModel, freshMoment} from './builder-learnt.js';
import {Counts} from './builder-counts.js';
import {notice, plan, removing, save} from './builder-changes.js';
import {Draft} from './builder-drafts.js';
import {gallery} from './builder-gallery.js';

const root = document.getElementById('builder');
useTexts(JSON.parse(root.dataset.texts));
const opened = JSON.parse(root.dataset.opened);

const FRESH = {
  segments: freshSegment, scores: freshScore, traits: freshTrait,
  clusters: freshClusters, models: freshModel, moments: freshMoment,
};

class Page {

  constructor() {
    this.section = opened.section;
    this.name = opened.name;
    this.version = opened.version;
    this.form = opened.form ?? FRESH[opened.section]();
    this.editors = new Map();
    this.rows = {};
    this.problems = [];
    this.draft = new Draft(opened);
    this.untouched = this.looks();
    this.keep = debounced(300, async () => this.keepDraft(), () => {});
    this.check = debounced(200, () => post('definition', this.sent()), answer => answer.status === 200 ? this.take(answer.json) : this.refused(answer.json));
  }

  looks() {
    return JSON.stringify([this.name, this.form]);
  }

  /** Only what was edited; a draft that is still offered goes when something else is typed. */
  keepDraft() {
    const rows = this.unfinishedRows();
    if (this.isDone) {
      return;
    }
    if (this.looks() !== this.untouched || Object.keys(rows).length > 0) {
      this.draft.write({at: Date.now(), version: this.version, name: this.name, form: this.form, rows});
    } else if (!this.offersDraft) {
      this.draft.drop();
    }
  }

  /** As the server is told of it. */
  sent() {
    return {section: this.section, name: this.name, opened: this.version, form: this.form};
  }

  get isUnfinished() {
    return [...this.editors.values()].some(editor => editor.unfinished);
  }

  get hasBranches() {
    return this.editors.get('when')?.branches === true;
  }

  unfinishedRows() {
    return Object.fromEntries([...this.editors].filter(([, editor]) => editor.problems.length > 0).map(([id, editor]) => [id, editor.rows]));
  }

  draw() {
    // Rows that are being filled in outlive a redrawing of the whole form.
    this.rows = {...this.rows, ...this.unfinishedRows()};
    drawDefinition(this, document.getElementById('builder-definition'));
    this.rows = {};
  }

  /** An editor of a rule that the form holds at a key. */
  editor({id, kind, holder, key, title, aside = false}) {
    const editor = new RuleEditor({
      id, kind, title,
      of: this.form.of,
      text: holder[key],
      rows: this.rows[id],
      changed: ({typing}) => {
        holder[key] = editor.text;
        this.touched();
        typing || editor.wrong.length > 0 ? this.counts.stale() : this.settled();
      },
    });
    this.editors.set(id, editor);
    if (aside) {
      redraw(document.getElementById('builder-text'), h('section', {class: 'card', 'aria-label': say('rule.text')}, h('div', {class: 'card-body'}, editor.textPlace)));
      return h('div', {}, editor.rowsPlace, editor.rowsStatus);
    }
    return h('div', {class: 'rule-editor'}, editor.rowsPlace, editor.rowsStatus,
      h('details', {class: 'mt-1'}, h('summary', {class: 'small'}, say('rule.as_text')), editor.textPlace));
  }

  /** Something was edited. */
  touched() {
    this.keep();
    this.check();
  }

  /** The rules are such that they can be counted. */
  settled() {
    if (!this.isCountedWhole) {
      this.counts.ask();
    }
  }

  /** Whether only a complete definition can be counted, which the server has to look at first. */
  get isCountedWhole() {
    const {definition, members, always, never} = this.form;
    return definition !== 'segment' || members.by !== 'when' || members.stay !== undefined
      || always !== undefined || never !== undefined || this.hasBranches;
  }

  take({problems, words, yaml}) {
    this.problems = problems;
    if (yaml) {
      redraw(document.getElementById('builder-yaml'), card('as-yaml', say('yaml.preview'), h('pre', {class: 'rule mb-0', dir: 'auto', id: 'yaml-preview'}, yaml)));
    }
    if (words) {
      const said = words.filter(each => each.text !== '' || each.parts.length > 0);
      redraw(document.getElementById('builder-words'), said.length > 0 ? said.map(wording) : h('p', {class: 'text-secondary'}, say('words.none')));
    }
    this.showProblems();
    if (this.isCountedWhole) {
      this.counts.ask();
    }
  }

  refused(json) {
    redraw(document.getElementById('builder-words'), h('p', {class: 'text-secondary', lang: 'en'}, json.sentence ?? say('server.failed', '')));
  }

  showProblems() {
    const form = document.getElementById('builder-definition');
    form.querySelectorAll('.field-problem').forEach(line => line.replaceChildren());
    form.querySelectorAll('[data-at][aria-invalid]').forEach(control => control.removeAttribute('aria-invalid'));
    form.querySelectorAll('.invalid').forEach(part => part.classList.remove('invalid'));
    for (const {path, field, sentence} of this.problems) {
      if (field === 'name' && path === '' && this.name === '' && !this.wasAsked) {
        continue; // nobody is told off before having begun
      }
      const control = this.partAt(form, path, field);
      const editor = this.editors.get(control?.dataset.editor);
      if (!control || editor?.unfinished || editor?.text === '' && !this.wasAsked) {
        continue; // what is wrong with the rule itself, its editor says
      }
      if (control.matches('input, select, textarea')) {
        control.setAttribute('aria-invalid', 'true');
      } else {
        control.classList.add('invalid');
      }
      document.getElementById(control.id + '-problem')?.append(sentence);
    }
  }

  /** The control of a field, or else the part of the page that its field lies in. */
  partAt(form, path, field) {
    const parts = [...form.querySelectorAll('[data-at][id]')];
    const at = (of, name) => parts.find(each => each.dataset.at === name && (each.dataset.path ?? '') === of);
    return at(path, field) ?? (path === '' ? undefined : at('', path.split('/')[1]));
  }

  /** Takes another version of the definition in place of this one. */
  reopen({version, form}) {
    this.version = version;
    this.predicts = undefined;
    this.form = form;
    this.untouched = this.looks();
    this.editors.clear();
    this.draw();
    this.touched();
  }

  restore({name, version, form, rows}) {
    this.name = name;
    this.predicts = undefined;
    this.version = this.version === '' ? '' : version;
    this.form = form;
    this.rows = rows ?? {};
    this.editors.clear();
    this.draw();
    this.touched();
  }

  saved() {
    this.isDone = true;
    this.draft.drop();
  }
}

const wording = ({text, parts}) => parts.length === 0
  ? h('p', {class: 'mb-1', dir: 'auto'}, text)
  : h('div', {dir: 'auto'}, text, h('ul', {}, parts.map(part => h('li', {}, wording(part)))));

const offerDraft = page => {
  const kept = page.draft.read();
  if (!kept || JSON.stringify(kept.form) === JSON.stringify(page.form) && Object.keys(kept.rows ?? {}).length === 0) {
    return false;
  }
  const box = notice('info',
    h('p', {}, say(kept.version === page.version ? 'draft' : 'draft.older', new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeStyle: 'short'}).format(kept.at))),
    h('div', {class: 'btn-list'},
      button(say('draft.take'), () => {
        redraw(document.getElementById('builder-gallery'));
        page.offersDraft = false;
        box.remove();
        page.restore(kept);
      }, {id: 'draft-take', class: 'btn btn-primary'}),
      button(say('draft.drop'), () => {
        page.draft.drop();
        page.offersDraft = false;
        box.remove();
      }, {id: 'draft-drop', class: 'btn'})));
  return true;
};

document.addEventListener('builder:refused', event => {
  const back = encodeURIComponent(location.pathname + location.search);
  notice('warning', say(event.detail === 401 ? 'server.signed_out' : 'server.refused'), ' ',
    event.detail === 401 && h('a', {href: '/sign-in?back=' + back}, say('server.sign_in')));
});

const start = async () => {
  useChoices(await get('choices'));
  const page = new Page();
  page.counts = new Counts(page);
  page.offersDraft = offerDraft(page);
  if (page.version === '' && page.section === 'segments') {
    gallery(document.getElementById('builder-gallery'), chosen => page.restore({...chosen, version: '', rows: {when: chosen.rows}}));
  }
  page.draw();
  page.check();
  document.getElementById('builder-definition').addEventListener('submit', event => event.preventDefault());
  document.getElementById('plan-button').addEventListener('click', () => plan(page));
  document.getElementById('save-button').addEventListener('click', () => save(page));
  removing(page);
  root.dataset.ready = 'true';
};

start().catch(fault => {
  notice('danger', say('server.failed', ''));
  throw fault;
});
