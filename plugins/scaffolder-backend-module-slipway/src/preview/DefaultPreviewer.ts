import { PermissionsService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PlanPreview,
  PlanPreviewRequest,
  PreviewRequest,
  ProvidedSecrets,
  tellProblems,
  TreePreview,
  TreePreviewRequest,
} from '@slipway/plugin-slipway-common';
import { catalogQuestion } from '../catalog/catalogQuestion';
import { checkCatalog } from '../catalog/checkCatalog';
import { permissionProblems } from '../catalog/permissionProblems';
import { RecordsClient } from '../records/RecordsClient';
import { providedSecrets } from '../secrets/providedSecrets';
import { secretField } from '../secrets/secretField';
import { readSources, SourceServices } from '../secrets/readSources';
import { commitOf, CommitSettings } from '../service/commitOf';
import { ForgeAccess } from '../service/ForgeAccess';
import { isMemberOf } from '../service/isMemberOf';
import { surveyForge } from '../service/preflight';
import { secretsToFind } from '../service/pipelineSpec';
import { ServiceDraft, ServicePlan } from '../service/ServicePlan';
import { PlanRequest, ServicePlanner } from '../service/ServicePlanner';
import { createGate } from './Gate';
import { planChanges } from './planChanges';
import { PreviewedRequest, planRequest } from './planRequest';
import { standingWords } from './standingWords';
import { PreviewCaller, Previewer, ServiceArchive } from './Previewer';
import { schemaProblems } from './schemaProblems';
import { TemplateFinder } from './TemplateFinder';
import { toTreePreview } from './toTreePreview';
import { withFields } from './withFields';
import { withoutOthersValues } from './withoutOthersValues';

interface Options extends SourceServices {
  readonly access: ForgeAccess;
  readonly catalog: CatalogService;
  readonly commits: CommitSettings;
  readonly permissions: PermissionsService;
  readonly planner: ServicePlanner;
  readonly records: RecordsClient;
  readonly templates: TemplateFinder;
}

/** Plans as the steps do, and stops before the first effect. */
export class DefaultPreviewer implements Previewer {
  static create(options: Options): DefaultPreviewer {
    return new DefaultPreviewer(options);
  }

  readonly #options: Options;
  /** Rendering is the processor's work, of which there is no more for being shared. */
  readonly #rendering = createGate({ atOnce: 2, waiting: 50 });
  /** A plan waits for the forge, and must not hold up the files. */
  readonly #planning = createGate({ atOnce: 8, waiting: 50 });

  private constructor(options: Options) {
    this.#options = options;
  }

  async warm(
    { templateRef }: Pick<PreviewRequest, 'templateRef'>,
    caller: PreviewCaller,
  ): Promise<void> {
    // Rendering compiles the templates as well; without answers there are stand-ins.
    await this.#draft({ templateRef, answers: {} }, caller);
  }

  async tree(
    request: TreePreviewRequest,
    caller: PreviewCaller,
  ): Promise<TreePreview> {
    const draft = await this.#draft(request, caller);
    return toTreePreview(draft, new Set(request.known));
  }

  async archive(
    request: PreviewRequest,
    caller: PreviewCaller,
  ): Promise<ServiceArchive> {
    const { answers, problems, rendering } = await this.#draft(request, caller);
    if (problems.length > 0) {
      throw new InputError(tellProblems(problems));
    }
    return { name: answers.name, tree: rendering.tree };
  }

  plan(
    request: PlanPreviewRequest,
    caller: PreviewCaller,
  ): Promise<PlanPreview> {
    return this.#planning.pass(async () => {
      const entered = Object.fromEntries(
        (request.entered ?? []).map(name => [name, 'entered']),
      );
      const { templates } = this.#options;
      const asker = { ...caller, templates };
      const planned = await planRequest(request, asker, entered);
      this.#refuseOwnCredentials(planned);
      const plan = await this.#options.planner.plan(planned);
      return this.#look(plan, { ...caller, refused: refusedBy(planned, plan) });
    });
  }

  async secrets(
    request: PreviewRequest,
    caller: PreviewCaller,
  ): Promise<ProvidedSecrets> {
    const { credentials } = caller;
    const { planner, templates } = this.#options;
    const planned = await planRequest(request, { ...caller, templates });
    const draft = await this.#rendering.pass(() => planner.draft(planned));
    const { templateRef } = planned;
    const sourced = await readSources(
      { ...draft, templateRef },
      this.#options,
      { credentials, only: 'names' },
    );
    const environments = draft.answers.environments.map(({ name }) => name);
    const required = secretsToFind(draft, sourced).filter(
      ({ from }) => from === 'nowhere',
    );
    return {
      provided: providedSecrets(sourced, environments),
      required: required.map(secretField),
    };
  }

  /** Nobody hears through the portal's credentials what is to be looked at with a person's own. */
  #refuseOwnCredentials({ places }: PlanRequest): void {
    if (this.#options.access.requireUserToken || places?.usesOwnCredentials) {
      throw new InputError(
        'Create looks at the forge with your own credentials, which a preview is never given; go on without it, everything is checked again before anything is created',
      );
    }
  }

  #draft(request: PreviewRequest, caller: PreviewCaller) {
    return this.#rendering.pass(async () => {
      const { planner, templates } = this.#options;
      const planned = await planRequest(request, { ...caller, templates });
      const draft = await planner.draft(planned);
      return withSchemaProblems(draft, planned);
    });
  }

  async #look(
    plan: ServicePlan,
    {
      credentials,
      signal,
      refused,
    }: PreviewCaller & { readonly refused: readonly string[] },
  ): Promise<PlanPreview> {
    const { catalog, commits, permissions, records } = this.#options;
    const question = catalogQuestion(plan, credentials);
    const [found, lacking, sourced, recorded] = await Promise.all([
      checkCatalog(catalog, question),
      permissionProblems(permissions, credentials),
      readSources(plan, this.#options, { credentials, only: 'names' }),
      records.find(plan.entityRef, { signal }),
    ]);
    const date = new Date().toISOString();
    const { treeId } = commitOf(plan, { settings: commits, date });
    const { reviewers } = found;
    const { problems, standing, ...survey } = await surveyForge(plan, {
      signal,
      reviewers,
      sourced,
      problems: [...refused, ...found.problems, ...lacking],
      treeId,
      records: recorded,
      creations: records,
      credentials,
    });
    const told = {
      standing: standing && standingWords[standing.state],
      problems: withFields(problems, secretsToFind(plan, sourced)),
    };
    if (!standing || problems.length > 0) {
      return { ...told, changes: [] };
    }
    const actions = await planChanges(plan, {
      ...question,
      ...survey,
      ...{ catalog, standing, reviewers, sourced },
      records: recorded,
    });
    const isOwner = () =>
      isMemberOf(plan.answers.owner, { ...this.#options, credentials });
    return { ...told, changes: await withoutOthersValues(actions, isOwner) };
  }
}

/** What the template's own schema refuses is as much in the way as what the rules do. */
function withSchemaProblems<TDraft extends ServiceDraft>(
  draft: TDraft,
  request: PreviewedRequest,
): TDraft {
  return {
    ...draft,
    problems: [...draft.problems, ...refusedBy(request, draft)],
  };
}

function refusedBy(
  { input, parameters }: PreviewedRequest,
  { problems: known }: Pick<ServiceDraft, 'problems'>,
): readonly string[] {
  const answers = Object(input.answers);
  return schemaProblems({ parameters, answers, known });
}
