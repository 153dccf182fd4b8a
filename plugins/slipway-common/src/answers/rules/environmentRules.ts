import { quoted } from '../words/freeText';
import { yamlWords } from '../words/yamlWords';
import { AnswersRule } from './Rule';

/** Names of environments go into URLs, branches of configuration and the names of releases. */
export const environmentNameIsKebabCase: AnswersRule = (answers, report) =>
  answers.environments.forEach(({ name }, index) => {
    if (name !== undefined && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      report(
        `environments[${index}].name`,
        `${quoted(
          name,
        )} must be lower-case letters, digits and single hyphens, starting with a letter`,
      );
    }
  });

/** Environments are named in the YAML of pipelines and charts, where these words are no text. */
export const environmentNameIsText: AnswersRule = (answers, report) =>
  answers.environments.forEach(({ name }, index) => {
    if (name !== undefined && yamlWords.has(name)) {
      report(
        `environments[${index}].name`,
        `${quoted(name)} is no text in YAML; choose another name`,
      );
    }
  });

/** In the environment `local` a service accepts placeholder secrets: it cannot be deployed. */
export const environmentIsNotLocal: AnswersRule = (answers, report) =>
  answers.environments.forEach(({ name }, index) => {
    if (name === 'local') {
      report(
        `environments[${index}].name`,
        '"local" is the developer\'s own machine, where placeholder secrets are accepted; choose another name',
      );
    }
  });

/** Forges compare the names of environments without regard to case. */
export const environmentNamesDiffer: AnswersRule = (answers, report) => {
  const seen = new Set<string>();
  answers.environments.forEach(({ name }, index) => {
    const key = name?.toLowerCase();
    if (name !== undefined && key !== undefined && seen.has(key)) {
      report(
        `environments[${index}].name`,
        `${quoted(name)} is an environment already; rename or remove one`,
      );
    } else if (key !== undefined) {
      seen.add(key);
    }
  });
};

/** An approver counts once. */
export const approversDiffer: AnswersRule = (answers, report) =>
  answers.environments.forEach(({ approvers }, index) =>
    approvers.forEach((approver, position) => {
      if (approvers.indexOf(approver) < position) {
        report(
          `environments[${index}].approvers`,
          `names ${approver} twice; remove one`,
        );
      }
    }),
  );

/** A chart and a plan are made for an environment. */
export const deploymentHasEnvironment: AnswersRule = (answers, report) => {
  const { deploy, environments } = answers;
  if (deploy.length > 0 && environments.length === 0) {
    const [first = ''] = deploy;
    report(
      'environments',
      `is empty, but ${first} deploys to an environment; name one or deploy to nothing`,
    );
  }
};

/** Every rule about environments. */
export const environmentRules = [
  deploymentHasEnvironment,
  environmentNameIsKebabCase,
  environmentNameIsText,
  environmentIsNotLocal,
  environmentNamesDiffer,
  approversDiffer,
] as const;
