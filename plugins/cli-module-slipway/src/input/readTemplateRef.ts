import { InputError } from '@backstage/errors';
import { DEFAULT_TEMPLATE_REF } from '@slipway/plugin-slipway-common';

/** `own-service`, `payments/own-service` or with the kind before it, as the catalog has names. */
const REFERENCE = /^(template:)?([\w.-]+\/)?[\w.-]+$/i;

/** Entity reference of the template to run; `InputError` for what can be none. */
export function readTemplateRef(text = DEFAULT_TEMPLATE_REF): string {
  if (!REFERENCE.test(text)) {
    throw new InputError(
      `--template: ${JSON.stringify(
        text,
      )} is not the reference of a template; write one like ${DEFAULT_TEMPLATE_REF}`,
    );
  }
  return text;
}
