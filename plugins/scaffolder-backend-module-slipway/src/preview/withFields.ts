import {
  PreviewProblem,
  toPreviewProblem,
} from '@slipway/plugin-slipway-common';
import {
  MissingSecret,
  missingSecretProblem,
} from '@slipway/plugin-slipway-node';
import { secretField } from '../secrets/secretField';

/** Problems as the form has them; that of a secret which is missing leads to the field that it is entered in. */
export function withFields(
  problems: readonly string[],
  missing: readonly MissingSecret[],
): readonly PreviewProblem[] {
  const fields = new Map(
    missing.map(each => [missingSecretProblem(each), secretField(each)]),
  );
  return problems.map(line => {
    const field = fields.get(line);
    return { ...toPreviewProblem(line), ...(field && { field }) };
  });
}
