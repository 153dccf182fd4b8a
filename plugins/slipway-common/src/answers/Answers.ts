/** The choices of an answer, first one the default; the one list for types, validation and the form. @public */
export const answerChoices = {
  visibility: ['private', 'internal', 'public'],
  layout: ['plan', 'product', 'deliverable'],
  packageManager: ['uv', 'poetry', 'pip'],
  pythonVersion: ['3.14', '3.13', '3.12', '3.11'],
  databaseVersion: ['18', '17', '16', '15'],
  databaseDriver: ['asyncpg', 'psycopg'],
  databaseKeys: ['uuid7', 'bigint'],
  auth: ['none', 'api-key', 'jwt', 'oidc'],
  pagination: ['offset', 'cursor', 'both'],
  features: ['idempotency', 'rate-limit', 'cache', 'telemetry', 'soft-delete'],
  ci: ['github', 'gitlab'],
  registry: ['ghcr', 'ecr', 'dockerhub', 'gitlab'],
  deploy: ['helm', 'ecs', 'argocd'],
  docs: ['techdocs', 'none'],
  license: ['none', 'apache-2.0', 'mit'],
} as const;

/** The field types an entity can have. @public */
export const fieldTypes = [
  'string',
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'uuid',
  'enum',
  'email',
  'url',
  'json',
  'reference',
] as const;

/** One of {@link fieldTypes}. @public */
export type FieldType = (typeof fieldTypes)[number];

/** One of the choices listed in {@link answerChoices}. @public */
export type Choice<TKey extends keyof typeof answerChoices> =
  (typeof answerChoices)[TKey][number];

/** A field as a person describes it. @public */
export interface FieldAnswer {
  readonly name: string;
  readonly type: FieldType;
  /** Never null; a required field that has a default may still be left out of a request. */
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly indexed?: boolean;
  readonly filterable?: boolean;
  readonly sortable?: boolean;
  /** Lower bound: a number for `integer` and `decimal`, a length for `string` and `text`. */
  readonly min?: number;
  /** Upper bound of a number. */
  readonly max?: number;
  /** Upper bound of a text's length, in characters. */
  readonly maxLength?: number;
  readonly default?: string | number | boolean;
  /** The members of an `enum`. */
  readonly values?: readonly string[];
  /** The entity a `reference` points to. */
  readonly target?: string;
  readonly description?: string;
}

/** An entity as a person describes it. @public */
export interface EntityAnswer {
  /** Singular, Pascal case: `OrderLine`. */
  readonly name: string;
  /** Plural, Pascal case; derived from the name where it is absent (`News` → `NewsItems`). */
  readonly plural?: string;
  readonly description?: string;
  readonly fields: readonly FieldAnswer[];
}

/** A deployment environment and the catalog entities that approve its deployments. @public */
export interface EnvironmentAnswer {
  readonly name: string;
  /** Entity references of groups and users; where `production` has none given, the owner. */
  readonly approvers: readonly string[];
}

/**
 * A whole set of answers: every default filled in, every rule of this package checked.
 *
 * The keys are the template's parameters and the keys of a values file; secrets are never among them.
 *
 * @public
 */
export interface Answers {
  readonly name: string;
  readonly description: string;
  /** Entity reference of the owning group or user. */
  readonly owner: string;
  /** Entity reference of the system, where the service belongs to one. */
  readonly system?: string;
  readonly lifecycle: string;
  /** What Backstage's RepoUrlPicker gives: `host?owner=…&repo=…`. */
  readonly repoUrl: string;
  readonly visibility: Choice<'visibility'>;
  readonly layout: Choice<'layout'>;
  readonly entities: readonly EntityAnswer[];
  readonly packageManager: Choice<'packageManager'>;
  readonly pythonVersion: Choice<'pythonVersion'>;
  readonly database: {
    readonly version: Choice<'databaseVersion'>;
    readonly driver: Choice<'databaseDriver'>;
    readonly keys: Choice<'databaseKeys'>;
  };
  readonly auth: Choice<'auth'>;
  readonly pagination: Choice<'pagination'>;
  readonly features: readonly Choice<'features'>[];
  readonly ci: readonly Choice<'ci'>[];
  readonly registry: Choice<'registry'>;
  readonly deploy: readonly Choice<'deploy'>[];
  readonly docs: Choice<'docs'>;
  readonly license: Choice<'license'>;
  readonly environments: readonly EnvironmentAnswer[];
  /** Name → value for the repository, or environment → name → value. */
  readonly variables: Readonly<
    Record<string, string | Readonly<Record<string, string>>>
  >;
}
