import { InputError } from '@backstage/errors';
import {
  PipelineSpec,
  SecretSpec,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';

/** A service that is whole has its secrets: no source is asked for what nobody is going to write. */
export function unreadWhereWhole(
  spec: PipelineSpec,
  sourced: SourcedSecrets,
  isWhole: Promise<boolean>,
): PipelineSpec {
  const unread =
    (environment?: string) =>
    (secret: SecretSpec): SecretSpec =>
      sourced.has(secret.name, environment)
        ? {
            ...secret,
            async value() {
              if (await isWhole) {
                throw new InputError(`secret ${secret.name} is there already`);
              }
              return secret.value();
            },
          }
        : secret;
  return {
    ...spec,
    secrets: spec.secrets.map(unread()),
    environments: spec.environments.map(environment => ({
      ...environment,
      secrets: environment.secrets.map(unread(environment.name)),
    })),
  };
}
