import { checkPlan } from './checkPlan';

describe('checkPlan', () => {
  const live = {
    name: 'live',
    reviewers: [{ kind: 'user', name: 'ada' }] as const,
    variables: {},
    secrets: [],
  };
  const spec = { environments: [live], variables: {}, secrets: [] };
  const about = { owner: 'ada', name: 'x', visibility: 'private' };

  it.each([
    ['github.com', 'user', 1],
    ['github.acme.example', 'user', 0],
    ['github.com', 'organization', 0],
    ['github.com', undefined, 0],
  ] as const)(
    'knows without the name of the plan who cannot have approvers: %s, %s',
    (host, ownerKind, count) => {
      const problems = checkPlan({ ...about, host, ownerKind }, spec);
      expect(problems).toHaveLength(count);
      expect(problems.join()).toMatch(
        count
          ? /^environments live: .* as it belongs to a user's account;/
          : '',
      );
    },
  );
});
