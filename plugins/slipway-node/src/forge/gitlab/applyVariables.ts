import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { ProjectVariableSchema } from '@gitbeaker/rest';
import { Change, PipelineSpec, RepositoryId, SecretSpec } from '../Forge';
import { isNameTaken } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { GitlabTools } from './GitlabTools';

/** The scope of what belongs to the whole project. */
const EVERYWHERE = '*';

/** A variable as GitLab tells it; gitbeaker forgets that it may be hidden, and then has no value. */
type Found = Omit<ProjectVariableSchema, 'value'> & {
  readonly value?: string | null;
};

/** A variable or a secret as it is to be: GitLab knows either by its key and scope. */
interface Wanted {
  readonly key: string;
  readonly scope: string;
  /** For a person: `environment production: secret DATABASE_URL`. */
  readonly subject: string;
  readonly isSecret: boolean;
  readonly value: SecretSpec['value'];
}

interface VariableWork {
  readonly tools: GitlabTools;
  readonly repository: RepositoryId;
  readonly options: InnerOptions;
}

/**
 * Writes variables that are missing or differ, and secrets that are missing, as hidden, masked and
 * protected variables; then lists what is there and fails where one is missing or can be read.
 */
export async function applyVariables(
  tools: GitlabTools,
  repository: RepositoryId,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const wanted = wantedOf(spec);
  if (wanted.length === 0) {
    return [];
  }
  const work = { tools, repository, options };
  const present = options.fresh ? new Map<string, Found>() : await list(work);
  const changes = await together(
    wanted.map(
      each =>
        async (inner: InnerOptions): Promise<Change> => ({
          subject: each.subject,
          action: await apply(
            { ...work, options: { ...inner, fresh: options.fresh } },
            each,
            present.get(identity(each.key, each.scope)),
          ),
        }),
    ),
    options,
  );
  if (changes.some(({ action }) => action !== 'kept')) {
    verify(wanted, await list(work), repository);
  }
  return changes;
}

function wantedOf(spec: PipelineSpec): readonly Wanted[] {
  const places = [
    { place: spec, scope: EVERYWHERE, label: '' },
    ...spec.environments.map(environment => ({
      place: environment,
      scope: environment.name,
      label: `environment ${environment.name}: `,
    })),
  ];
  return places.flatMap(({ place, scope, label }) => [
    ...Object.entries(place.variables).map(([key, value]) => ({
      key,
      scope,
      subject: `${label}variable ${key}`,
      isSecret: false,
      value: () => value,
    })),
    ...place.secrets.map(({ name, value }: SecretSpec) => ({
      key: name,
      scope,
      subject: `${label}secret ${name}`,
      isSecret: true,
      value,
    })),
  ]);
}

/** Everything there is, by key and scope. */
async function list({
  tools,
  repository,
  options,
}: VariableWork): Promise<ReadonlyMap<string, Found>> {
  const project = repositoryName(repository);
  const doing = `list the variables of ${project}`;
  const found = await tools.api
    .on('ProjectVariables', { doing, options })
    .all(project, { perPage: 100 });
  return new Map(
    found.map(each => [identity(each.key, each.environment_scope), each]),
  );
}

function identity(key: string, scope: string): string {
  return JSON.stringify([key, scope]);
}

async function apply(
  work: VariableWork,
  wanted: Wanted,
  found: Found | undefined,
): Promise<Change['action']> {
  if (found) {
    return mend(work, wanted, found);
  }
  const looking = { ...work, options: { ...work.options, fresh: false } };
  const { value: there, written } = await writeOnce<Found | 'made'>({
    write: () => create(work, wanted).then(() => 'made'),
    look: async () =>
      (await list(looking)).get(identity(wanted.key, wanted.scope)),
    isTaken: isNameTaken,
  });
  const action = there === 'made' ? 'kept' : await mend(work, wanted, there);
  return written && action === 'kept' ? 'created' : action;
}

/** A variable gets its value; a secret keeps it, whoever gave it, but not in sight of everybody. */
async function mend(
  work: VariableWork,
  wanted: Wanted,
  found: Found,
): Promise<Change['action']> {
  if (!wanted.isSecret) {
    const value = await wanted.value();
    if (found.value === value) {
      return 'kept';
    }
    await edit(work, wanted, { value });
    return 'updated';
  }
  if (isGuarded(found)) {
    return 'kept';
  }
  await edit(work, wanted, {
    value: found.value ?? (await wanted.value()),
    masked: true,
    protected: true,
    raw: true,
  });
  return 'updated';
}

async function create(work: VariableWork, wanted: Wanted): Promise<void> {
  const project = repositoryName(work.repository);
  const doing = `create ${wanted.subject} of ${project}`;
  const value = await wanted.value();
  await work.tools.api
    .on('ProjectVariables', { doing, options: work.options })
    .create(project, wanted.key, value, {
      environmentScope: wanted.scope,
      // Otherwise a "$" in it would be the beginning of another variable.
      raw: true,
      ...(wanted.isSecret && {
        masked: true,
        masked_and_hidden: true,
        protected: true,
      }),
    });
}

async function edit(
  work: VariableWork,
  { key, scope, subject }: Wanted,
  {
    value,
    ...flags
  }: {
    readonly value: string;
    readonly masked?: boolean;
    readonly protected?: boolean;
    readonly raw?: boolean;
  },
): Promise<void> {
  const project = repositoryName(work.repository);
  const doing = `update ${subject} of ${project}`;
  await work.tools.api
    .on('ProjectVariables', { doing, options: work.options })
    .edit(project, key, value, {
      ...flags,
      filter: { environment_scope: scope },
    });
}

function isGuarded({ masked, protected: isProtected }: Found): boolean {
  return masked === true && isProtected === true;
}

/** GitLab before 17.4 passes over what it does not know, and would show a secret to whoever may see variables. */
function verify(
  wanted: readonly Wanted[],
  present: ReadonlyMap<string, Found>,
  repository: RepositoryId,
): void {
  for (const { key, scope, subject, isSecret } of wanted) {
    const found = present.get(identity(key, scope));
    if (!found) {
      throw new ConflictError(
        `${subject} of ${repositoryName(
          repository,
        )} was set and is not there; something else removes variables, so let it stop and run the step again`,
      );
    }
    if (isSecret && !isGuarded(found)) {
      throw new NotAllowedError(
        `${subject} of ${repositoryName(
          repository,
        )} is not masked and protected after it was set; delete it there, then run the step again`,
      );
    }
  }
}
