import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigApi } from '@backstage/frontend-plugin-api';

const DEFAULT = ['template:default/fastapi-service'];

/** Entity references of the templates whose tasks are shown in our way, from `slipway.taskPage.templates`. */
export function readTaskTemplates(config: ConfigApi): string[] {
  const refs = config.getOptionalStringArray('slipway.taskPage.templates');
  return (refs ?? DEFAULT).map(ref =>
    stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'template' })),
  );
}
