import { PipelineSpec, ProtectionSpec } from '../../Forge';

const secret = (name: string, value: string) => ({ name, value: () => value });

const pipeline: PipelineSpec = {
  topics: ['slipway'],
  access: [{ kind: 'team', name: 'platform', permission: 'push' }],
  environments: [
    {
      name: 'staging',
      reviewers: [],
      variables: { LOG_LEVEL: 'debug' },
      secrets: [secret('DATABASE_URL', 'canary-$staging-database')],
    },
    {
      name: 'production',
      reviewers: [{ kind: 'team', name: 'orders' }],
      variables: { LOG_LEVEL: 'info' },
      secrets: [secret('DATABASE_URL', 'canary-production-database')],
    },
  ],
  variables: { REGION: 'eu $HOME' },
  secrets: [secret('CODECOV_TOKEN', 'canary-codecov')],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

/** A service with one of everything that GitLab has. */
export const ordersService = { pipeline, protection };
