// Beginnings: usual B2B segments, made of the events and attributes that the workspace has; what it
// has not is left blank to be filled in.

import {button, h, redraw, say} from './builder-dom.js';
import * as choices from './builder-choices.js';

const event = (...names) => names.find(choices.hasEvent);
const days = count => ({window: 'within', span: {count, unit: 'day'}});
const happened = (name, window, not) => ({row: 'happened', ...(not && {not}), events: {...(name && {event: name}), ...(window && {window})}});
const count = (name, window, least) => ({
  row: 'test', value: {term: 'aggregate', aggregation: 'count', events: {...(name && {event: name}), window}},
  operator: '>=', operands: [{term: 'number', number: least}],
});
const named = (of, ...names) => names.find(name => choices.hasValue(of, name));
const attribute = (of, ...names) => ({term: 'named', ...(named(of, ...names) && {name: named(of, ...names)})});

const opened = () => event('email_opened', 'opened', 'open', 'ouverture');
const clicked = () => event('email_clicked', 'clicked', 'click', 'clic');
const order = () => event('order', 'commande', 'purchase', 'achat');
const login = () => event('login', 'connexion', 'session');

const TEMPLATES = [
  {id: 'hyper', rows: () => [count(opened(), days(7), 1), count(clicked(), days(30), 2)]},
  {id: 'relance', rows: () => [happened(opened(), days(90)), happened(opened(), days(30), true)]},
  {id: 'quotes', rows: () => [{
    row: 'unfollowed', did: {...named_('quote_sent', 'devis_envoye')}, missing: {...named_('quote_signed', 'devis_signe')},
    within: {count: 10, unit: 'day'}, ...(sameOf(event('quote_sent', 'devis_envoye'), 'quote_id', 'devis') ?? {}),
  }]},
  {id: 'active', of: 'accounts', rows: () => [{
    row: 'test', value: {term: 'contacts', condition: {row: 'group', join: 'all', rows: [happened(login() ?? opened(), days(30))]}},
    operator: '>=', operands: [{term: 'number', number: 2}],
  }]},
  {id: 'risk', rows: () => [happened(login() ?? order(), {window: 'ago', from: {count: 90, unit: 'day'}, to: {count: 30, unit: 'day'}}),
    happened(login() ?? order(), days(30), true)]},
  {id: 'renewal', of: 'accounts', rows: () => [{row: 'upcoming', instant: attribute('accounts', 'fin_contrat', 'contract_end', 'renewal'), within: {count: 60, unit: 'day'}}]},
  {id: 'silent', rows: () => [happened(order()), happened(order(), days(90), true)]},
  {id: 'fresh', rows: () => [{row: 'dated', instant: attribute('contacts', 'inscrit_le', 'created_at', 'signup', 'cree_le'), window: days(30)}]},
  {id: 'trial', rows: () => [{row: 'sequence', steps: [{...named_('trial_started', 'essai')}, {...named_('trial_activated', 'login')}], within: {count: 14, unit: 'day'}}]},
  {id: 'price', rows: () => [count(event('visite_tarifs', 'pricing', 'page'), days(14), 2), happened(event('quote_sent', 'devis_envoye'), days(30), true)]},
  {id: 'reachable', rows: () => [{row: 'reachable', ...(choices.channels()[0] && {channel: choices.channels()[0].name, purpose: choices.channels()[0].purposes[0]})},
    happened(opened(), days(180), true)]},
];

const named_ = (...names) => {
  const found = event(...names);
  return found ? {event: found} : {};
};

const sameOf = (name, ...paths) => {
  const found = choices.properties(name).find(each => paths.includes(each.path.join('.')));
  return found && {same: found.path};
};

/** Whether something is still to be chosen in rows. */
const hasBlanks = rows => JSON.stringify(rows, (key, value) =>
  (value && typeof value === 'object' && ((key === 'events' || key === 'did' || key === 'missing' || /^\d$/.test(key) && !('row' in value) && !('term' in value)) && !('event' in value)
    || value.term === 'named' && !('name' in value))) ? '∅' : value).includes('"∅"');

/** Shows the templates; `use` gets the chosen one's definition and rows. */
export const gallery = (place, use) => {
  const close = () => redraw(place);
  redraw(place, h('section', {class: 'card gallery', 'aria-labelledby': 'gallery-title'},
    h('div', {class: 'card-header'},
      h('h2', {class: 'card-title', id: 'gallery-title'}, say('gallery')),
      h('div', {class: 'card-actions'}, button(say('gallery.none'), () => {
        close();
        document.querySelector('#label-fr, #label-en')?.focus();
      }, {id: 'gallery-none'}))),
    h('ul', {class: 'card-body templates'}, TEMPLATES.map(template => {
      const rows = template.rows();
      return h('li', {}, h('button', {
        type: 'button', class: 'template', id: 'template-' + template.id,
        on: {click: () => {
          close();
          use({
            name: say(`template.${template.id}.name`),
            form: {definition: 'segment', of: template.of ?? 'contacts', label: {fr: say(`template.${template.id}`), en: say(`template.${template.id}`)}, members: {by: 'when', when: ''}},
            rows: {row: 'group', join: 'all', rows},
          });
        }},
      },
      h('strong', {}, say(`template.${template.id}`)),
      h('span', {class: 'text-secondary'}, say(`template.${template.id}.what`)),
      hasBlanks(rows) && h('span', {class: 'badge'}, say('gallery.blanks'))));
    }))));
};
