import { SourcedSecrets } from '@slipway/plugin-slipway-node';
import { secretField } from './secretField';

/** The names, as the form has them, of the secrets that sources give; no value is read. */
export function providedSecrets(
  sourced: SourcedSecrets,
  environments: readonly string[],
): readonly string[] {
  return [undefined, ...environments].flatMap(environment =>
    sourced
      .names(environment)
      .filter(name => sourced.provides(name, environment))
      .map(name => secretField({ environment, name })),
  );
}
