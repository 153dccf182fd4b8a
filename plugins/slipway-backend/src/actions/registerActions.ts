import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionServices } from './ActionServices';
import { registerCreateService } from './createServiceAction';
import { registerListLayouts } from './listLayoutsAction';
import { registerRenderPreview } from './renderPreviewAction';

/** Adds Slipway's actions to the actions registry, where MCP clients and `backstage-cli actions` find them. */
export function registerActions(
  registry: ActionsRegistryService,
  services: ActionServices,
): void {
  registerListLayouts(registry, services);
  registerRenderPreview(registry, services);
  registerCreateService(registry, services);
}
