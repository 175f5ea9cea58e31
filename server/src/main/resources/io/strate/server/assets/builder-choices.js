// What rules may speak of, and what can be asked of it.

let all = {events: [], values: [], segments: [], families: [], channels: [], operators: {}};
export const useChoices = choices => { all = choices; };

export const label = thing => thing.label?.[document.documentElement.lang] || thing.name;

export const events = () => all.events;
export const channels = () => all.channels;
export const hasEvent = name => all.events.some(event => event.name === name);
export const hasValue = (of, name) => all.values.some(value => value.of === of && value.name === name);

const ofEntity = (of, word) => word === of || word + 's' === of;
export const values = of => all.values.filter(value => ofEntity(of, value.of));

/** Segments, and families by their own names. */
export const segments = of =>
  [...all.families, ...all.segments].filter(segment => ofEntity(of, segment.of));

export const properties = event => all.events.find(each => each.name === event)?.properties ?? [];

const property = (event, path) =>
  properties(event).find(each => each.path.join('.') === (path ?? []).join('.'));

/** What is known of the value that a term names: kind, values that occur, unit, format. */
export const facts = (term, scene) => {
  switch (term?.term) {
    case 'named':
      return values(term.account ? 'accounts' : scene.of).find(each => each.name === term.name) ?? {kind: 'open'};
    case 'property':
      return property(scene.event, term.path) ?? {kind: 'open'};
    case 'aggregate':
      return ['min', 'max', 'first', 'last', 'most_frequent'].includes(term.aggregation)
        ? property(term.events?.event, term.path) ?? {kind: 'open'}
        : {kind: 'number'};
    case 'elapsed':
    case 'calendar':
    case 'contacts':
    case 'number':
      return {kind: 'number'};
    case 'time_of':
    case 'moved':
    case 'now':
    case 'instant':
      return {kind: 'instant'};
    case 'truth':
      return {kind: 'truth'};
    case 'text':
      return {kind: 'text'};
    default:
      return {kind: 'open'};
  }
};

/** The tests of a kind; what the server does not offer of an open one are those of numbers and texts. */
export const tests = kind => {
  const own = all.operators[kind] ?? [];
  if (kind !== 'open') {
    return own;
  }
  const known = new Set();
  return [...own, ...(all.operators.number ?? []), ...(all.operators.text ?? []), ...(all.operators.instant ?? [])]
    .filter(test => test.operator !== '' || test.row !== 'test')
    .filter(test => !known.has(key(test)) && known.add(key(test)));
};

export const key = test => `${test.row}|${test.operator ?? ''}|${test.not ? 'not' : ''}`;
