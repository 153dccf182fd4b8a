import { isAbsolute } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { tellProblems } from '@slipway/plugin-slipway-common';
import {
  SecretOrigin,
  SecretRule,
  secretNameProblem,
} from '@slipway/plugin-slipway-node';
import { z } from 'zod/v3';

const KEY = 'slipway.secrets.sources';
const ONE_ORIGIN =
  'must be one of { env: VARIABLE }, { file: /absolute/path } and { vault: identifier, key: key }';

const text = z.string().trim().min(1, 'must not be empty').max(1000);

const secretName = text.superRefine((name, context) => {
  const message = secretNameProblem(name);
  if (message) {
    context.addIssue({ code: z.ZodIssueCode.custom, message });
  }
});

const refs = (kind: string) =>
  z
    .array(
      text.transform((ref, context) => {
        try {
          return stringifyEntityRef(parseEntityRef(ref, { defaultKind: kind }));
        } catch {
          context.addIssue({
            code: z.ZodIssueCode.custom,
            message: `must be an entity reference like ${kind}:default/name`,
          });
          return z.NEVER;
        }
      }),
    )
    .min(1, 'must name one, or be left out for all');

const origin = z
  .object({
    env: text.optional(),
    file: text
      .refine(isAbsolute, 'must be an absolute path of the portal’s machine')
      .optional(),
    vault: text.optional(),
    key: text.optional(),
  })
  .strict()
  .transform((from, context): SecretOrigin => {
    const { env, file, vault, key } = from;
    const isWhole = (vault === undefined) === (key === undefined);
    const given = [env, file, vault].filter(each => each !== undefined);
    if (!isWhole || given.length !== 1) {
      context.addIssue({ code: z.ZodIssueCode.custom, message: ONE_ORIGIN });
      return z.NEVER;
    }
    if (vault !== undefined && key !== undefined) {
      return { kind: 'vault', vault, key };
    }
    return env !== undefined
      ? { kind: 'env', key: env }
      : { kind: 'file', key: String(file) };
  });

const rulesSchema = z.array(
  z
    .object({
      secret: secretName,
      environment: text.optional(),
      templates: refs('template').optional(),
      owners: refs('group').optional(),
      always: z.boolean().default(false),
      from: origin,
    })
    .strict(),
);

/**
 * Reads `slipway.secrets.sources`. One `InputError` with everything that is wrong, each with its place;
 * a value is never part of it.
 */
export function readSecretRules(config: Config): readonly SecretRule[] {
  const read = rulesSchema.safeParse(config.getOptional(KEY) ?? []);
  if (!read.success) {
    throw new InputError(
      tellProblems(
        read.error.issues.map(
          ({ path, message }) => `${placeOf(path)}: ${message}`,
        ),
      ),
    );
  }
  const rules = read.data.map((rule, index) => ({
    ...rule,
    secret: rule.secret.toUpperCase(),
    place: `${KEY}[${index}]`,
  }));
  const shadowed = rules.flatMap((_, index) => shadowProblem(rules, index));
  if (shadowed.length > 0) {
    throw new InputError(tellProblems(shadowed));
  }
  return rules;
}

/** The first rule that fits is taken, so a second one with the same conditions would never be. */
function shadowProblem(
  rules: readonly SecretRule[],
  index: number,
): readonly string[] {
  const conditions = ({ secret, environment, templates, owners }: SecretRule) =>
    JSON.stringify([secret, environment, templates, owners]);
  const rule = rules[index]!;
  const first = rules.find(each => conditions(each) === conditions(rule))!;
  return first === rule
    ? []
    : [
        `${rule.place}: is for the same services as ${first.place} and would never be used; remove one of them`,
      ];
}

function placeOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part}]` : `${place}.${part}`,
    KEY,
  );
}
