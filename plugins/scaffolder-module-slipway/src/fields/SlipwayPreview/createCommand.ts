import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';

/** What creates the same service from a values file, in a terminal. */
export function createCommand(templateRef: string): string {
  const template =
    templateRef === DEFAULT_TEMPLATE_REF ? '' : ` --template ${templateRef}`;
  return `npx backstage-cli slipway create --values FILE${template}`;
}
