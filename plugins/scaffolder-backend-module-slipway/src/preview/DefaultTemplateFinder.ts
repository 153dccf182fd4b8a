import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  isTemplateEntityV1beta3,
  TemplateEntityV1beta3,
  TemplateParametersV1beta3,
} from '@backstage/plugin-scaffolder-common';
import {
  taskCreatePermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderTemplatePermissionResourceRef } from '@backstage/plugin-scaffolder-node/alpha';
import { previewableTemplate } from './previewableTemplate';
import { PreviewableTemplate, TemplateFinder } from './TemplateFinder';

interface Options {
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
}

type Asker = { readonly credentials: BackstageCredentials };

/** Asks the catalog in the person's name, and the permissions that running the template asks for. */
export class DefaultTemplateFinder implements TemplateFinder {
  static create(options: Options): DefaultTemplateFinder {
    return new DefaultTemplateFinder(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async find(templateRef: string, asker: Asker): Promise<PreviewableTemplate> {
    const ref = parseTemplateRef(templateRef);
    const [template, filters] = await Promise.all([
      this.#options.catalog.getEntityByRef(ref, asker),
      this.#filters(asker),
    ]);
    if (!template || !isTemplateEntityV1beta3(template)) {
      throw new NotFoundError(
        `There is no template ${templateRef} in the catalog; choose one that is`,
      );
    }
    const { parameters, steps } = template.spec;
    return previewableTemplate(template, {
      parameters: [parameters ?? []].flat().filter(filters.parameters),
      steps: steps.filter(filters.steps),
    });
  }

  /** Throws where the person may run no template; a step or a page they may not see would be left out of the run. */
  async #filters(asker: Asker) {
    const { permissions, permissionsRegistry } = this.#options;
    const [[create], [parameters, steps]] = await Promise.all([
      permissions.authorize([{ permission: taskCreatePermission }], asker),
      permissions.authorizeConditional(
        [
          { permission: templateParameterReadPermission },
          { permission: templateStepReadPermission },
        ],
        asker,
      ),
    ]);
    if (create?.result !== AuthorizeResult.ALLOW || !parameters || !steps) {
      throw new NotAllowedError(
        `The permission ${taskCreatePermission.name} is missing; ask the platform team for it`,
      );
    }
    // The scaffolder registers its rules after its modules have started.
    const isAuthorized = createConditionAuthorizer(
      permissionsRegistry.getPermissionRuleset(
        scaffolderTemplatePermissionResourceRef,
      ),
    );
    return {
      parameters: (page: TemplateParametersV1beta3) =>
        isAuthorized(parameters, page),
      steps: (step: TemplateEntityV1beta3['spec']['steps'][number]) =>
        isAuthorized(steps, step),
    };
  }
}

function parseTemplateRef(templateRef: string): CompoundEntityRef {
  let ref: CompoundEntityRef;
  try {
    ref = parseEntityRef(templateRef, { defaultKind: 'template' });
  } catch {
    throw new InputError(
      'templateRef: must be an entity reference like template:default/fastapi-service',
    );
  }
  if (ref.kind.toLowerCase() !== 'template') {
    throw new InputError(
      `templateRef: must be of the kind template, not ${ref.kind}`,
    );
  }
  return ref;
}
