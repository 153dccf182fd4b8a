import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';

/** The full entity reference of a template; `InputError` for what is none. */
export function readTemplateRef(text: string | undefined): string {
  try {
    const ref = parseEntityRef(text ?? DEFAULT_TEMPLATE_REF, {
      defaultKind: 'template',
      defaultNamespace: 'default',
    });
    if (ref.kind.toLocaleLowerCase('en-US') === 'template') {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Told below.
  }
  throw new InputError(
    `templateRef: ${JSON.stringify(
      text,
    )} is not the reference of a template; write one like ${DEFAULT_TEMPLATE_REF}`,
  );
}
