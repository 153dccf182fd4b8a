import { InputError } from '@backstage/errors';
import {
  PipelineSpec,
  SecretSpec,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';
import { actionOnSecret, ForgePlan } from './planOnForge';

/**
 * The forge keeps a secret that it has: no source is asked for what nobody is going to write. What it does not tell
 * counts as there.
 */
export function unreadWhereThere(
  spec: PipelineSpec,
  sourced: SourcedSecrets,
  planning: Promise<Pick<ForgePlan, 'pipeline'> | undefined>,
): PipelineSpec {
  const unread =
    (environment?: string) =>
    (secret: SecretSpec): SecretSpec =>
      sourced.has(secret.name, environment)
        ? {
            ...secret,
            async value() {
              const { name } = secret;
              const action = actionOnSecret(await planning, {
                name,
                environment,
              });
              if (action === 'keep' || action === 'unknown') {
                throw new InputError(`secret ${name} is there already`);
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
