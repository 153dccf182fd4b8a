import { PipelineSpec, ProtectionSpec } from '../Forge';

const secret = (name: string) => ({
  name,
  value: () => `canary-of-${name.toLowerCase()}`,
});

/** A service with one of everything; without environments where the forge has none. */
export function wantedService({
  person,
  environments,
}: {
  readonly person: string;
  readonly environments: readonly string[];
}): { readonly pipeline: PipelineSpec; readonly protection: ProtectionSpec } {
  return {
    pipeline: {
      topics: ['slipway'],
      access: [
        { kind: 'team', name: 'platform', permission: 'push' },
        { kind: 'user', name: person, permission: 'push' },
      ],
      environments: environments.map(name => ({
        name,
        reviewers:
          name === 'production' ? [{ kind: 'team', name: 'orders' }] : [],
        variables: { LEVEL: name },
        secrets: [secret('KEY')],
      })),
      variables: { REGION: 'eu', LOG_LEVEL: 'info' },
      secrets: [secret('TOKEN'), secret('DSN')],
    },
    protection: {
      branch: 'main',
      requiredApprovals: 1,
      requiredChecks: ['test'],
    },
  };
}
