import { startPrism } from '../__testUtils__/startPrism';
import { Forge, PipelineSpec, ProtectionSpec, RepositorySpec } from '../Forge';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { GiteaFixture } from './__testUtils__/GiteaFixture';
import { readGiteaDescription } from './__testUtils__/readGiteaDescription';

jest.setTimeout(60_000);

const spec: RepositorySpec = {
  owner: 'acme',
  name: 'contract',
  description: 'Checked against Gitea’s own description',
  visibility: 'private',
  defaultBranch: 'main',
  marker: 'http://localhost:3000/catalog/default/component/contract',
};

const pipeline: PipelineSpec = {
  topics: ['python'],
  access: [
    { kind: 'team', name: 'platform', permission: 'push' },
    { kind: 'user', name: 'keeper', permission: 'maintain' },
  ],
  environments: [],
  variables: { ONE: '1' },
  secrets: [{ name: 'A', value: () => 'a' }],
};

const protection: ProtectionSpec = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

describeOnGitea(
  'what GiteaForge sends, checked by Prism against Gitea’s description',
  () => {
    let fixture: GiteaFixture;
    let forge: Forge;
    let stopPrism: () => Promise<void>;

    beforeAll(async () => {
      fixture = await GiteaFixture.start({
        between: async url => {
          const prism = await startPrism(url, await readGiteaDescription(url));
          stopPrism = prism.stop;
          return prism.url;
        },
      });
      forge = await fixture.forge();
    });
    afterAll(async () => {
      await stopPrism();
      await fixture.stop();
    });

    const violations = () =>
      fixture.proxy.requests
        .filter(each => each.violations.includes('"request"'))
        .map(each => `${each.method} ${each.path} ${each.violations}`);

    it('is right when everything is new, is there, has changed and is deleted', async () => {
      await forge.preflight(spec, pipeline);
      const made = await forge.createRepository(spec);
      await forge.applyPipeline(spec, pipeline);
      await fixture.push(spec);
      await forge.applyProtection(spec, protection);

      const more = {
        ...pipeline,
        variables: { ONE: '2' },
        access: [{ kind: 'user', name: 'guest', permission: 'push' }] as const,
      };
      await fixture.addUser('guest', ['read:user']);
      await forge.applyPipeline(spec, more);
      await forge.applyProtection(spec, {
        ...protection,
        requiredApprovals: 2,
      });
      await forge.preflight({ ...spec, owner: 'keeper' }, pipeline);
      await forge.deleteRepository?.(made);

      expect(violations()).toEqual([]);
      const used = new Set(fixture.proxy.requests.map(({ method }) => method));
      expect([...used].sort()).toEqual([
        'DELETE',
        'GET',
        'PATCH',
        'POST',
        'PUT',
      ]);
    });

    it.each([
      ['a field of another type', 'POST', 'orgs/acme/repos', { name: 1 }],
      ['a field that is missing', 'PUT', 'repos/acme/x/actions/secrets/A', {}],
      ['a route that does not exist', 'PUT', 'repos/acme/x/secrets/A', {}],
    ])('notices %s', async (_, method, path, body) => {
      fixture.proxy.clear();
      await fetch(`${fixture.proxy.apiBaseUrl}/api/v1/${path}`, {
        method,
        headers: {
          authorization: `token ${fixture.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      expect(violations()).toHaveLength(1);
    });
  },
);
