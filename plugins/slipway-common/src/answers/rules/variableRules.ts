import { answerLimits } from '../answerLimits';
import { AnswersDraft } from '../AnswersDraft';
import { memberPath, Report } from '../reading/Place';
import { AnswersRule } from './Rule';

interface VariableSubject {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** GitHub's naming of variables: https://docs.github.com/actions, "Naming conventions for configuration variables". */
export const variableNameIsAllowed: AnswersRule = (answers, report) =>
  variableSubjects(answers).forEach(({ name, path }) => {
    if (!/^[A-Z_][A-Z0-9_]*$/.test(name)) {
      report(
        path,
        'must be upper-case letters, digits and "_", not starting with a digit',
      );
    } else if (name.startsWith('GITHUB_')) {
      report(
        path,
        'starts with GITHUB_, which GitHub keeps to itself; rename it',
      );
    } else if (name.length > answerLimits.variableName) {
      report(path, `is longer than ${answerLimits.variableName} characters`);
    }
  });

/** A value is text that every forge can keep. */
export const variableValueFits: AnswersRule = (answers, report) =>
  variableSubjects(answers).forEach(({ value, path }) => {
    const problem = valueProblem(value);
    if (problem) {
      report(path, problem);
    }
  });

/** An object under `variables` belongs to an environment. */
export const variableEnvironmentExists: AnswersRule = (answers, report) => {
  const names = answers.environments.flatMap(({ name }) => name ?? []);
  for (const [key, value] of Object.entries(answers.variables)) {
    if (typeof value !== 'string' && !names.includes(key)) {
      report(
        memberPath('variables', key),
        `is not one of the environments (${
          names.join(', ') || 'there are none'
        }); add it to environments or correct the name`,
      );
    }
  }
};

/** Forges bound how many variables a repository and an environment have. */
export const variablesAreFewEnough: AnswersRule = (answers, report) => {
  countWithin(answers.variables, 'variables', report);
  for (const [key, value] of Object.entries(answers.variables)) {
    if (typeof value !== 'string') {
      countWithin(value, memberPath('variables', key), report);
    }
  }
};

/** Every rule about variables. */
export const variableRules = [
  variableNameIsAllowed,
  variableValueFits,
  variableEnvironmentExists,
  variablesAreFewEnough,
] as const;

function countWithin(variables: object, path: string, report: Report) {
  const count = Object.keys(variables).length;
  if (count > answerLimits.variables) {
    report(path, `has ${count} entries; keep to ${answerLimits.variables}`);
  }
}

function valueProblem(value: string): string | undefined {
  if (value === '') {
    return 'is empty, which is the same as having no variable; leave it out';
  }
  if (/\0|\p{Cs}/u.test(value)) {
    return 'holds a character that cannot be stored; leave it out';
  }
  const { variableValue } = answerLimits;
  return value.length > variableValue ||
    new TextEncoder().encode(value).length > variableValue
    ? `is larger than ${variableValue / 1024} KB; shorten it`
    : undefined;
}

/** At most as many as are looked at one by one; {@link variablesAreFewEnough} tells of the rest. */
function variableSubjects(answers: AnswersDraft): readonly VariableSubject[] {
  return Object.entries(answers.variables)
    .slice(0, answerLimits.variables)
    .flatMap(([name, value]) => {
      const path = memberPath('variables', name);
      return typeof value === 'string'
        ? [{ name, value, path }]
        : Object.entries(value)
            .slice(0, answerLimits.variables)
            .map(([key, each]) => ({
              name: key,
              value: each,
              path: memberPath(path, key),
            }));
    });
}
