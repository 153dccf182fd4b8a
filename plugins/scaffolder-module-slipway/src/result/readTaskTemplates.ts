import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigApi } from '@backstage/frontend-plugin-api';
import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';

/** Entity references of the templates whose tasks are shown in our way, from `slipway.taskPage.templates`. */
export function readTaskTemplates(config: ConfigApi): string[] {
  const refs = config.getOptionalStringArray('slipway.taskPage.templates');
  return (refs ?? [DEFAULT_TEMPLATE_REF]).map(ref =>
    stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'template' })),
  );
}
