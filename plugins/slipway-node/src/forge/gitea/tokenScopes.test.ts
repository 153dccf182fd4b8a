import { neededScopes, scopeProblem } from './tokenScopes';

describe('scopeProblem', () => {
  it.each([
    [['all']],
    [['write:organization', 'write:repository', 'write:user', 'sudo']],
  ])('finds nothing lacking in %j', has => {
    expect(scopeProblem(has, neededScopes())).toBeUndefined();
  });

  it('finds a token with all scopes limited to what is public', () => {
    expect(scopeProblem(['public-only', 'all'], neededScopes())).toMatch(
      /^the token is limited to public repositories; /,
    );
  });
});
