import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { ProjectVariableSchema } from '@gitbeaker/rest';
import { Decision, Piece } from '../decision/Piece';
import { withinLimit } from '../decision/withinLimit';
import { Change, PipelineSpec, RepositoryId, SecretSpec } from '../Forge';
import { isNameTaken } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';
import { MOST_VARIABLES } from './checkPipeline';
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
  /** Of a variable; a secret has only a way to its value. */
  readonly text?: string;
  readonly value: SecretSpec['value'];
}

interface VariableWork {
  readonly tools: GitlabTools;
  readonly repository: RepositoryId;
  readonly options: InnerOptions;
}

/**
 * Variables that are missing or differ are written, and secrets that are missing, as hidden, masked and
 * protected variables; then it lists what is there and fails where one is missing or can be read.
 */
export function variablesPiece(
  tools: GitlabTools,
  repository: RepositoryId,
  spec: PipelineSpec,
): Piece {
  const wanted = wantedOf(spec);
  return {
    isObstacle: true,
    wanted: wanted.map(({ subject, text }) => ({ subject, to: text })),
    async decide(options) {
      const work = { tools, repository, options };
      const present =
        options.fresh || wanted.length === 0
          ? new Map<string, Found>()
          : await list(work);
      const decisions = wanted.map((each): Decision => {
        const found = present.get(identity(each.key, each.scope));
        return { subject: each.subject, ...decide(work, each, found) };
      });
      return withinLimit(decisions, present.size, {
        forge: 'GitLab',
        what: 'variables and secrets',
        most: MOST_VARIABLES,
      });
    },
    verify: async options =>
      verify(wanted, await list({ tools, repository, options }), repository),
  };
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
      text: value,
      value: () => value,
    })),
    ...place.secrets.map(({ name, value }: SecretSpec) => ({
      key: name,
      scope,
      subject: `${label}secret ${name}`,
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

/** A variable gets its value; a secret keeps it, whoever gave it, but not in sight of everybody. */
function decide(
  work: VariableWork,
  wanted: Wanted,
  found: Found | undefined,
): Omit<Decision, 'subject'> {
  const { text } = wanted;
  if (!found) {
    return { action: 'create', to: text, write: () => make(work, wanted) };
  }
  if (text === undefined) {
    return isGuarded(found)
      ? { action: 'keep' }
      : {
          action: 'update',
          from: 'in sight of everybody',
          to: 'masked and protected',
          write: () => guard(work, wanted),
        };
  }
  return found.value === text
    ? { action: 'keep' }
    : {
        action: 'update',
        // Somebody may have made a secret of it.
        from: found.masked ? 'a masked value' : found.value ?? undefined,
        to: text,
        isValue: true,
        write: async () => {
          await edit(work, wanted, { value: text });
          return 'updated';
        },
      };
}

async function make(
  work: VariableWork,
  wanted: Wanted,
): Promise<Change['action']> {
  const { value: there, written } = await writeOnce<Found | 'made'>({
    write: () => create(work, wanted).then(() => 'made'),
    look: () => lookAgain(work, wanted),
    isTaken: isNameTaken,
  });
  const { write } =
    there === 'made' ? { write: undefined } : decide(work, wanted, there);
  if (write) {
    return write();
  }
  return written ? 'created' : 'kept';
}

async function lookAgain(
  work: VariableWork,
  { key, scope }: Wanted,
): Promise<Found | undefined> {
  const options = { ...work.options, fresh: false };
  const present = await list({ ...work, options });
  return present.get(identity(key, scope));
}

/** GitLab only takes a value with it: the one that is there by now. */
async function guard(
  work: VariableWork,
  wanted: Wanted,
): Promise<Change['action']> {
  const found = await lookAgain(work, wanted);
  if (!found) {
    return make(work, wanted);
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
      ...(wanted.text === undefined && {
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
  for (const { key, scope, subject, text } of wanted) {
    const found = present.get(identity(key, scope));
    if (!found) {
      throw new ConflictError(
        `${subject} of ${repositoryName(
          repository,
        )} was set and is not there; something else removes variables, so let it stop and run the step again`,
      );
    }
    if (text === undefined && !isGuarded(found)) {
      throw new NotAllowedError(
        `${subject} of ${repositoryName(
          repository,
        )} is not masked and protected after it was set; delete it there, then run the step again`,
      );
    }
  }
}
