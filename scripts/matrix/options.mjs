import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import {
  answerChoices,
  parseAnswers,
  readValues,
  template,
} from '../checks/renderServices.mjs';

/** The examples of the template: name → answers. */
export const examples = new Map(
  readdirSync(join(template, 'examples'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => [
      basename(name, '.yaml'),
      readValues(join(template, 'examples', name)),
    ]),
);

/** What has to be answered, and nothing else. */
export const required = examples.get('default');

const { offers = {} } = parse(
  readFileSync(join(template, 'skeleton.yaml'), 'utf8'),
);
const defaults = parseAnswers(required);

/**
 * Everything that can be chosen: `name`, the `values` with the default first, and `set`, which gives answers in which
 * a value is chosen. A list of choices is one option for each of its members, on or off.
 */
export const options = [
  ...Object.keys(answerChoices).flatMap(optionsOf),
  // Entity models go with every other option: the examples have the ones that are worth it.
  {
    name: 'entities',
    values: [...examples]
      .filter(([name, { entities }]) => name === 'default' || entities)
      .map(([name]) => name)
      .sort(name => (name === 'default' ? -1 : 1)),
    set: (answers, name) => {
      const { entities } = examples.get(name);
      return entities ? { ...answers, entities } : answers;
    },
  },
  {
    name: 'environments',
    values: ['default', 'one'],
    set: (answers, value) =>
      value === 'one'
        ? { ...answers, environments: [{ name: 'live' }] }
        : answers,
  },
];

function optionsOf(key) {
  const path = pathOf(key);
  const offered = offers[path.join('.')] ?? answerChoices[key];
  const initial = path.reduce((value, part) => value[part], defaults);
  if (!Array.isArray(initial)) {
    const values = [initial, ...offered.filter(each => each !== initial)];
    return [{ name: path.join('.'), values, set: setter(path) }];
  }
  return offered.map(member => ({
    name: `${path.join('.')}.${member}`,
    values: initial.includes(member) ? ['on', 'off'] : ['off', 'on'],
    set: memberSetter(path[0], member, initial),
  }));
}

/** `databaseVersion` is the answer `database.version`. */
function pathOf(key) {
  return key in defaults
    ? [key]
    : key.split(/(?=[A-Z])/).map(part => part.toLowerCase());
}

function setter([key, inner]) {
  return (answers, value) => ({
    ...answers,
    [key]: inner ? { ...answers[key], [inner]: value } : value,
  });
}

function memberSetter(key, member, initial) {
  return (answers, value) => {
    const others = (answers[key] ?? initial).filter(each => each !== member);
    return { ...answers, [key]: value === 'on' ? [...others, member] : others };
  };
}
