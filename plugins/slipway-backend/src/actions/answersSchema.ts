import {
  answerChoices,
  answerLimits,
  fieldTypes,
} from '@slipway/plugin-slipway-common';
import { Zod } from './Zod';

type Choices = keyof typeof answerChoices;

/** What the parts of the schema are made from. */
function partsOf(z: Zod) {
  const offered = (key: Choices) =>
    z.enum(answerChoices[key] as readonly string[] as [string, ...string[]]);
  return {
    text: (description: string) => z.string().describe(description),
    flag: (description: string) => z.boolean().optional().describe(description),
    number: (description: string) =>
      z.number().optional().describe(description),
    choice: (key: Choices, description: string) =>
      offered(key)
        .optional()
        .describe(
          `${description}; ${answerChoices[key][0]} where nothing is said`,
        ),
    choices: (key: Choices, description: string) =>
      z.array(offered(key)).optional().describe(description),
  };
}

/** A column of an entity. */
function fieldSchema(z: Zod) {
  const { flag, number, text } = partsOf(z);
  return z
    .object({
      name: text('Snake case: `unit_price`'),
      type: z.enum(fieldTypes).describe('What it holds'),
      required: flag('Whether it is never null'),
      unique: flag('Whether no two rows have the same value'),
      indexed: flag('Whether there is an index on it'),
      filterable: flag('Whether lists can be filtered by it'),
      sortable: flag('Whether lists can be sorted by it'),
      min: number(
        'Smallest value of an `integer` or `decimal`, shortest length of a `string` or `text`',
      ),
      max: number('Largest value of an `integer` or `decimal`'),
      maxLength: number('Longest length of a text, in characters'),
      default: z
        .union([z.string(), z.number(), z.boolean()])
        .optional()
        .describe('The value where none is given'),
      values: z
        .array(z.string())
        .optional()
        .describe('The members of an `enum`, which needs them'),
      target: text(
        'The entity a `reference` points to, which needs one',
      ).optional(),
      description: text('What it means').optional(),
    })
    .strict();
}

/** A kind of things that the service stores. */
function entitySchema(z: Zod) {
  const { text } = partsOf(z);
  return z
    .object({
      name: text('Singular, Pascal case: `OrderLine`'),
      plural: text('Pascal case; only where it is irregular').optional(),
      description: text('What it is').optional(),
      fields: z
        .array(fieldSchema(z))
        .min(1)
        .max(answerLimits.fields)
        .describe('The columns, besides the key and the times of change'),
    })
    .strict();
}

/** Where the service is deployed. */
function environmentSchema(z: Zod) {
  const { text } = partsOf(z);
  return z
    .object({
      name: text('Kebab case: `staging`'),
      approvers: z
        .array(z.string())
        .optional()
        .describe(
          'Entity references of groups and users, one of whom approves each deployment; the owner approves those of `production` where nobody is named',
        ),
    })
    .strict();
}

/** What the service stores in. */
function databaseSchema(z: Zod) {
  const { choice } = partsOf(z);
  return z
    .object({
      version: choice('databaseVersion', 'Version of PostgreSQL'),
      driver: choice('databaseDriver', 'Python driver'),
      keys: choice(
        'databaseKeys',
        'Primary keys: UUIDs that sort by time, or numbers',
      ),
    })
    .strict()
    .optional()
    .describe('PostgreSQL');
}

/** Every answer, as it has to be. */
function documentedSchema(z: Zod) {
  const { choice, choices, text } = partsOf(z);
  return z
    .object({
      name: text(
        `Kebab case, ${answerLimits.name.min} to ${answerLimits.name.max} characters: the component, the package and the image are called so`,
      ),
      owner: text(
        'Entity reference of the owning group or user: `group:default/platform`',
      ),
      repoUrl: text(
        'Where the repository is to be: `host?owner=acme&repo=order-service`; the host is one of those that the portal has an integration for',
      ),
      description: text('What the service is for').optional(),
      system: text('Entity reference of the system it belongs to').optional(),
      lifecycle: text('`experimental` where nothing is said').optional(),
      visibility: choice('visibility', 'Who sees the repository'),
      layout: choice(
        'layout',
        'Where the code lives; list-layouts describes each',
      ),
      entities: z
        .array(entitySchema(z))
        .max(answerLimits.entities)
        .optional()
        .describe(
          'What the service stores and serves; one to try out, `Item`, where there is none',
        ),
      packageManager: choice(
        'packageManager',
        'Whose lock file the dependencies are pinned in',
      ),
      pythonVersion: choice('pythonVersion', 'Version of Python'),
      database: databaseSchema(z),
      auth: choice('auth', 'How callers say who they are'),
      pagination: choice('pagination', 'How lists are paged'),
      features: choices(
        'features',
        'What a service can do without, and many cannot',
      ),
      ci: choices(
        'ci',
        'The systems that build every change; `github` where nothing is said',
      ),
      registry: choice('registry', 'Where the pipeline keeps the image'),
      deploy: choices('deploy', 'What the pipeline deploys to'),
      docs: choice('docs', 'Documentation'),
      license: choice('license', 'License'),
      environments: z
        .array(environmentSchema(z))
        .max(answerLimits.environments)
        .optional()
        .describe(
          '`staging` and `production` where nothing is said; an empty list means none',
        ),
      variables: z
        .record(z.union([z.string(), z.record(z.string())]))
        .optional()
        .describe(
          'Plain values for the pipeline, by name; or by environment, then name. Never a secret',
        ),
    })
    .strict();
}

/**
 * Describes the answers to whoever calls an action, and lets every value pass: they are refused by the
 * rules that the form and the steps have, in the same words and all at once.
 */
export function answersSchema(z: Zod): ReturnType<Zod['effect']> {
  return documentedSchema(z)
    .catch(({ input }) => input)
    .refine(
      input => input !== undefined,
      'must be given; name, owner and repoUrl are required',
    )
    .describe(
      'The answers of the form, as in a values file. Only name, owner and repoUrl are required. Secrets are never among them',
    );
}
