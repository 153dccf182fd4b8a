import { prepareForge } from '../__testUtils__/prepareForge';

jest.setTimeout(60_000);

const protection = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

describe('the protection of a branch on GitHub', () => {
  const rig = prepareForge('protected');

  it.each([
    ['lets some past the reviews', bypassedBy(['orders'])],
    [
      'keeps approvals of what was pushed over',
      { dismiss_stale_reviews: false },
    ],
  ])('is mended where it %s', async (_, loosened) => {
    const { fixture, forge, spec } = rig;
    await forge.createRepository(spec);
    await fixture.push(spec);
    const path = `/repos/acme/${spec.name}/branches/main/protection`;
    await fixture.api('PUT', path, {
      required_status_checks: { strict: true, contexts: ['test'] },
      enforce_admins: true,
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        ...loosened,
      },
      restrictions: null,
    });

    const { action } = await forge.applyProtection(spec, protection);

    expect(action).toBe('updated');
    const after = await fixture.api('GET', path);
    expect(after).toMatchObject({
      required_status_checks: { strict: true },
      required_pull_request_reviews: {
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
      },
    });
    const { bypass_pull_request_allowances: past = {} } =
      after.required_pull_request_reviews;
    expect(Object.values(past).flat()).toEqual([]);
    expect(await forge.applyProtection(spec, protection)).toMatchObject({
      action: 'kept',
    });
  });
});

function bypassedBy(teams: readonly string[]) {
  return { bypass_pull_request_allowances: { users: [], teams, apps: [] } };
}
