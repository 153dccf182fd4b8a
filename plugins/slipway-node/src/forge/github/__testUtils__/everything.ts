import { PipelineSpec, ProtectionSpec, RepositorySpec } from '../../Forge';

/** A pipeline with everything that GitHub can be asked for. */
export const everything: PipelineSpec = {
  cloudIdentity: true,
  topics: ['python'],
  access: [
    { kind: 'team', name: 'platform', permission: 'push' },
    { kind: 'user', name: 'guest', permission: 'maintain' },
  ],
  variables: { ONE: '1' },
  secrets: [{ name: 'A', value: () => 'a' }],
  environments: [
    { name: 'staging', reviewers: [], variables: { ONE: '1' }, secrets: [] },
    {
      name: 'production',
      reviewers: [
        { kind: 'team', name: 'platform' },
        { kind: 'user', name: 'guest' },
      ],
      variables: { ONE: '1' },
      secrets: [{ name: 'A', value: () => 'a' }],
    },
  ],
};

/** A protection as services have it. */
export const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

/** A private repository of this name in `acme`. */
export function repositoryOf(name: string): RepositorySpec {
  return {
    owner: 'acme',
    name,
    description: '',
    visibility: 'private',
    defaultBranch: 'main',
    marker: `http://localhost:3000/catalog/default/component/${name}`,
  };
}
