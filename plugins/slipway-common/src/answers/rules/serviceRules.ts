import { answerLimits } from '../answerLimits';
import { quoted } from '../words/freeText';
import { latinWords } from '../words/latinWords';
import { postgresDatabases } from '../words/postgresWords';
import { pythonBuiltins, pythonKeywords } from '../words/pythonWords';
import { serviceModules, servicePackages } from '../words/serviceWords';
import { yamlWords } from '../words/yamlWords';
import { AnswersRule } from './Rule';

/** Lower-case words joined by single hyphens, beginning with a letter. */
const kebabPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The name of the service is that of a catalog entity, a Python project, an image and a database. */
export const nameIsKebabCase: AnswersRule = ({ name }, report) => {
  if (name === undefined) {
    return;
  }
  const { min, max } = answerLimits.name;
  const isName = (text: string) =>
    kebabPattern.test(text) && text.length >= min && text.length <= max;
  const suggestion = latinWords(name)
    .join('-')
    .replace(/^[-0-9]+/, '');
  if (!isName(name)) {
    report(
      'name',
      `${quoted(
        name,
      )} must be ${min} to ${max} lower-case letters, digits and single hyphens, starting with a letter, such as ${
        isName(suggestion) ? suggestion : 'order-service'
      }`,
    );
  }
};

/** Names that Python or PostgreSQL would take for something else. */
export const nameIsFree: AnswersRule = ({ name }, report) => {
  if (name === undefined) {
    return;
  }
  const identifier = name.replace(/-/g, '_');
  const owner = [
    [pythonKeywords.has(identifier), 'is a Python keyword'],
    [yamlWords.has(name), 'is no text in YAML'],
    [pythonBuiltins.has(identifier), 'is a Python builtin'],
    [servicePackages.has(name), 'is a Python package the service depends on'],
    [serviceModules.has(identifier), 'is a folder or module of the service'],
    [postgresDatabases.has(identifier), 'is a database of PostgreSQL itself'],
  ].find(([applies]) => applies);
  if (owner) {
    report('name', `${quoted(name)} ${owner[1]}; choose ${name}-service`);
  }
};

/** Lifecycles are one short label in the catalog. */
export const lifecycleIsLabel: AnswersRule = ({ lifecycle }, report) => {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(lifecycle)) {
    report(
      'lifecycle',
      `${quoted(
        lifecycle,
      )} must be one word such as experimental, production or deprecated`,
    );
  }
};

/** Every rule about the service as a whole. */
export const serviceRules = [
  nameIsKebabCase,
  nameIsFree,
  lifecycleIsLabel,
] as const;
