import { SecretQuestion } from './SecretQuestion';
import { SecretRule } from './SecretRule';

/** A secret of one place, and the rule that says where its value comes from. */
export interface AssignedSecret {
  readonly name: string;
  readonly environment?: string;
  readonly rule: SecretRule;
  /** Whether the skeleton declares it: a form has no field for any other. */
  readonly isDeclared: boolean;
}

type Place = Omit<AssignedSecret, 'rule' | 'isDeclared'>;

/**
 * Which of a service's secrets come from which rule: for each that its skeleton declares the first rule
 * that fits, then those that rules give always. What a person gave is left out.
 */
export function assignSecrets(
  rules: readonly SecretRule[],
  question: SecretQuestion,
): readonly AssignedSecret[] {
  const fitting = rules.filter(rule => isFor(rule, question));
  const assigned = new Map<string, AssignedSecret>();
  const assign = (secret: AssignedSecret) => {
    const { environment, name } = secret;
    const key = JSON.stringify([environment, name.toUpperCase()]);
    if (!assigned.has(key)) {
      assigned.set(key, secret);
    }
  };
  for (const place of declaredPlaces(question)) {
    const rule = fitting.find(each => isOf(each, place));
    if (rule) {
      assign({ ...place, rule, isDeclared: true });
    }
  }
  for (const rule of fitting.filter(({ always }) => always)) {
    for (const place of placesBeyond(rule, question)) {
      assign({ ...place, rule, isDeclared: false });
    }
  }
  return [...assigned.values()].filter(
    ({ name, environment }) => !question.isGiven(name, environment),
  );
}

function isFor(
  { templates, owners }: SecretRule,
  { templateRef, owner }: SecretQuestion,
): boolean {
  const isFromTemplate =
    !templates || templates.some(each => each === templateRef);
  return isFromTemplate && (!owners || owners.includes(owner));
}

function isOf(rule: SecretRule, place: Place): boolean {
  return (
    rule.secret === place.name.toUpperCase() &&
    (rule.environment === undefined || rule.environment === place.environment)
  );
}

function declaredPlaces({
  declared,
  environments,
}: SecretQuestion): readonly Place[] {
  return declared.flatMap(({ name, scope }): readonly Place[] =>
    scope === 'repository'
      ? [{ name }]
      : environments.map(environment => ({ name, environment })),
  );
}

/** Where a rule gives a secret that the skeleton does not declare there. */
function placesBeyond(
  { environment, secret: name }: SecretRule,
  { declared, environments }: SecretQuestion,
): readonly Place[] {
  if (environment !== undefined) {
    return environments.includes(environment) ? [{ name, environment }] : [];
  }
  const isDeclared = declared.some(each => each.name.toUpperCase() === name);
  return isDeclared ? [] : [{ name }];
}
