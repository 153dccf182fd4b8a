import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigApi } from '@backstage/frontend-plugin-api';
import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';

const KEY = 'slipway.taskPage.templates';

/** Entity references of the templates whose tasks are shown in our way, from `slipway.taskPage.templates`. */
export function readTaskTemplates(config: ConfigApi): string[] {
  const refs = config.getOptionalStringArray(KEY) ?? [DEFAULT_TEMPLATE_REF];
  return refs.map(readTemplate);
}

function readTemplate(text: string): string {
  try {
    const ref = parseEntityRef(text, { defaultKind: 'template' });
    if (ref.kind.toLocaleLowerCase('en-US') === 'template') {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Told below.
  }
  throw new Error(
    `${KEY}: "${text}" is not the reference of a template; write one like ${DEFAULT_TEMPLATE_REF}`,
  );
}
