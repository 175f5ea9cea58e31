// Elements made of plain data: every text becomes a text node, so that no name or value is ever
// read as HTML.

/** An element: attributes by name, `on` handlers by event, children as texts or elements. */
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name === 'on') {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (name === 'value') {
      element.value = value;
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== null && child !== false));
  if (tag === 'select' && attributes.value !== undefined) {
    element.value = attributes.value;
  }
  return element;
};

let texts = {};
export const useTexts = all => { texts = all; };

/** A text of the page in the visitor's language; {0}, {1} … are put in. */
export const say = (key, ...values) =>
  (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? ''));

const language = () => document.documentElement.lang;
export const number = value => new Intl.NumberFormat(language()).format(value);
export const percent = share =>
  new Intl.NumberFormat(language(), {style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0}).format(share);

/** Puts other children into a place; the focus stays on what has the same id. */
export const redraw = (place, ...children) => {
  const active = document.activeElement;
  const id = place.contains(active) ? active.id : '';
  const selection = id && 'selectionStart' in active ? readSelection(active) : undefined;
  place.replaceChildren(...children.flat(Infinity).filter(Boolean));
  const same = id && document.getElementById(id);
  if (same) {
    same.focus({preventScroll: true});
    if (selection) {
      try {
        same.setSelectionRange(...selection);
      } catch {
        // Inputs of numbers and dates have no selection.
      }
    }
  }
};

const readSelection = element => {
  try {
    return element.selectionStart === null ? undefined : [element.selectionStart, element.selectionEnd];
  } catch {
    return undefined;
  }
};

export const button = (text, act, attributes = {}) =>
  h('button', {type: 'button', class: 'btn btn-sm', ...attributes, on: {click: act}}, text);

/** A label above a control. */
export const field = (text, control, hint) =>
  h('div', {class: 'field'},
    h('label', {class: 'form-label', for: control.id}, text),
    control,
    hint && h('div', {class: 'form-hint'}, hint),
    h('div', {class: 'field-problem', id: control.id + '-problem'}));
