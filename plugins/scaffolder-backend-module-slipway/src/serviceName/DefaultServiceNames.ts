import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ServiceNameAnswer,
  ServiceNameRequest,
} from '@slipway/plugin-slipway-common';
import { catalogInfoRefs, catalogInfoUrl } from '../catalog/catalogInfo';
import { takenNames } from '../catalog/takenNames';
import { createGate } from '../preview/Gate';
import { planRequest } from '../preview/planRequest';
import { NameCaller } from '../names/nameRoute';
import { TemplateFinder } from '../preview/TemplateFinder';
import { ForgeAccess } from '../service/ForgeAccess';
import { ServiceDraft } from '../service/ServicePlan';
import { ServicePlanner } from '../service/ServicePlanner';
import { ServiceNames } from './ServiceNames';

interface Options {
  readonly access: Pick<ForgeAccess, 'forges'>;
  readonly catalog: CatalogService;
  readonly planner: ServicePlanner;
  readonly templates: TemplateFinder;
}

/** Renders the service to know its entities, as the steps do, and looks for them where the steps will. */
export class DefaultServiceNames implements ServiceNames {
  static create(options: Options): DefaultServiceNames {
    return new DefaultServiceNames(options);
  }

  readonly #options: Options;
  /** Whoever types causes many of these, and none is worth waiting for long. */
  readonly #rendering = createGate({ atOnce: 1, waiting: 20 });

  private constructor(options: Options) {
    this.#options = options;
  }

  async look(
    { name, repoUrl, templateRef }: ServiceNameRequest,
    caller: NameCaller,
  ): Promise<ServiceNameAnswer> {
    const { catalog, planner, templates } = this.#options;
    const planned = await planRequest(
      { templateRef, answers: { name, repoUrl } },
      { ...caller, templates },
    );
    const draft = await this.#rendering.pass(() => planner.draft(planned));
    // What is no name or no place is told by the rules, and nothing is asked about a stand-in.
    if (['name', 'repoUrl'].some(key => draft.mended.has(key))) {
      return { problems: [] };
    }
    const own = await this.#ownEntities(draft);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [...own.entityRefs], fields: ['kind', 'metadata'] },
      caller,
    );
    const found = new Map(
      own.entityRefs.map((ref, index) => [ref, items[index]]),
    );
    const problems = takenNames(own, found);
    return { problems: problems.map(line => line.replace(/^name: /, '')) };
  }

  /** The forge is not asked: it only says how the address of a file is written there. */
  async #ownEntities({ model, rendering }: ServiceDraft) {
    const { host, owner, name } = model.repository;
    const forge = await this.#options.access.forges({ host });
    const { webUrl } = forge.expectedUrls({ owner, name });
    return {
      entityRefs: catalogInfoRefs(rendering.tree),
      catalogInfoUrl: catalogInfoUrl(forge, webUrl),
    };
  }
}
