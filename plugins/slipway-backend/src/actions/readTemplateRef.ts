import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';
import { Zod } from './Zod';

/** The input that {@link readTemplateRef} reads. */
export function templateRefSchema(
  z: Zod,
): ReturnType<ReturnType<Zod['string']>['optional']> {
  return z
    .string({
      invalid_type_error: `must be the reference of a template, such as ${DEFAULT_TEMPLATE_REF}`,
    })
    .optional()
    .describe(
      `Entity reference of the template; ${DEFAULT_TEMPLATE_REF} where nothing is said`,
    );
}

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
