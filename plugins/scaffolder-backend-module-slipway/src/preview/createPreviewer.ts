import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { StepServices } from '../task/StepServices';
import { DefaultPreviewer } from './DefaultPreviewer';
import { DefaultTemplateFinder } from './DefaultTemplateFinder';
import { Previewer } from './Previewer';

/** A previewer that works with what the steps work with, so that it tells what they would do. */
export function createPreviewer(
  services: StepServices,
  backend: { readonly permissionsRegistry: PermissionsRegistryService },
): Previewer {
  const templates = DefaultTemplateFinder.create({ ...services, ...backend });
  return DefaultPreviewer.create({ ...services, templates });
}
