import { PipelineSpec, ProtectionSpec } from '../Forge';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

const pipeline: PipelineSpec = {
  access: [
    { kind: 'team', name: 'orders', permission: 'push' },
    { kind: 'user', name: 'keeper', permission: 'push' },
  ],
  environments: [],
  variables: { LEVEL: 'info' },
  secrets: [{ name: 'TOKEN', value: () => 'canary-of-a-pipeline' }],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

describeOnGitea(
  'what a pipeline needs, on a real Gitea that loses answers',
  () => {
    const rig = prepareGitea('pipeline');

    it.each([
      ['POST', /variables\/LEVEL$/, 'reset'],
      ['POST', /variables\/LEVEL$/, { status: 500 }],
      ['PUT', /secrets\/TOKEN$/, 'reset'],
      ['PUT', /teams\/orders$/, 'half'],
      ['POST', /branch_protections$/, 'reset'],
      ['POST', /branch_protections$/, { status: 502 }],
    ] as const)(
      'finds out what came of a %s to %s (%p)',
      async (method, path, gives) => {
        const { fixture, forge, spec } = rig;
        await forge.createRepository(spec);
        await fixture.push(spec);
        fixture.proxy.clear();
        fixture.proxy.spoil({ method, path, gives, afterwards: true });

        const changes = await forge.applyPipeline(spec, pipeline);
        const change = await forge.applyProtection(spec, protection);

        expect(
          fixture.proxy.requests.some(
            ({ status }) => status > 299 || status === 0,
          ),
        ).toBe(true);
        expect([...changes, change].map(({ action }) => action)).toEqual([
          'created',
          'kept',
          'created',
          'created',
          'created',
        ]);
        fixture.proxy.clear();
        await forge.applyPipeline(spec, pipeline);
        await forge.applyProtection(spec, protection);
        expect(fixture.proxy.writes).toEqual([]);
      },
    );

    it.each([
      ['variable LEVEL', /\/variables$/],
      ['secret TOKEN', /\/secrets$/],
    ])('fails where the %s is not there afterwards', async (what, path) => {
      const { discretion, fixture, forge, spec } = rig;
      await forge.createRepository(spec);
      const gives = { status: 200, body: [] };
      fixture.proxy.spoil({ method: 'GET', path, gives, times: 9 });
      const error = await discretion.failureOf(
        forge.applyPipeline(spec, pipeline),
      );
      expect(error.name).toBe('NotAllowedError');
      expect(error.message).toContain(
        `${what} of acme/${spec.name} on ${fixture.host} is not there after it was set`,
      );
    });

    it('fails where the branch is not protected as asked', async () => {
      const { discretion, fixture, forge, spec } = rig;
      await forge.createRepository(spec);
      await fixture.push(spec);
      const lax = [{ rule_name: 'main', enable_push: true }];
      const gives = { status: 200, body: lax };
      const path = /branch_protections$/;
      fixture.proxy.spoil({ method: 'GET', path, gives, times: 9 });
      const error = await discretion.failureOf(
        forge.applyProtection(spec, protection, { fresh: true }),
      );
      expect(error.message).toContain(
        'commits can be pushed to it, 0 of 1 approvals are required, approvals stay after a push, the check test is not required, administrators are exempt',
      );
    });

    it('fails where a team may do less than asked, and changes nothing for its other repositories', async () => {
      const { discretion, fixture, forge, spec } = rig;
      await forge.createRepository(spec);
      const error = await discretion.failureOf(
        forge.applyPipeline(spec, {
          ...pipeline,
          access: [{ kind: 'team', name: 'payments', permission: 'push' }],
        }),
      );
      expect(error.message).toBe(
        `team payments has read access to acme/${spec.name} on ${fixture.host} instead of write access; give the team write access to code in acme`,
      );
    });

    it('says who is not there', async () => {
      const { discretion, forge, spec } = rig;
      await forge.createRepository(spec);
      const error = await discretion.failureOf(
        forge.applyPipeline(spec, {
          ...pipeline,
          access: [{ kind: 'team', name: 'nobody', permission: 'push' }],
        }),
      );
      expect(error.name).toBe('NotFoundError');
      expect(error.message).toContain('the team does not exist in acme');
    });

    it('waits as long as a proxy in front of it asks, and no longer than it may', async () => {
      const { discretion, fixture, spec } = rig;
      const forge = await fixture.forge({
        patience: { maxLimitWaitMs: 5_000 },
      });
      const limited = (seconds: string, times: number) =>
        fixture.proxy.spoil({
          path: /./,
          gives: { status: 429, headers: { 'retry-after': seconds } },
          times,
        });
      limited('1', 1);
      await forge.readRepository(spec, { onProgress: discretion.onProgress });
      expect(discretion.said).toEqual([
        expect.stringMatching(/^Waiting 1 s to read .*limits the rate/),
      ]);
      limited('600', 9);
      expect(
        await discretion.failureOf(forge.readRepository(spec)),
      ).toMatchObject({ name: 'ServiceUnavailableError' });
    });
  },
);
