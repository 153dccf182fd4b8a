import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { startPrism } from '../__testUtils__/startPrism';
import { Forge } from '../Forge';
import {
  everything,
  protection,
  repositoryOf,
} from './__testUtils__/everything';
import { githubRoutes } from './__testUtils__/githubRoutes';
import {
  GithubProduct,
  readGithubDescription,
} from './__testUtils__/readGithubDescription';

const spec = repositoryOf('contract');

jest.setTimeout(60_000);

describe.each<GithubProduct>(['api.github.com', 'ghes-3.14', 'ghes-3.19'])(
  'what GithubForge sends, checked by Prism against GitHub’s description of %s',
  product => {
    let fixture: ForgeFixture;
    let forge: Forge;
    let stopPrism: () => Promise<void>;

    beforeAll(async () => {
      fixture = await ForgeFixture.start({
        between: async api => {
          const prism = await startPrism(
            api,
            await readGithubDescription(Object.keys(githubRoutes), product),
          );
          stopPrism = prism.stop;
          return prism.url;
        },
      });
    });
    afterAll(async () => {
      await stopPrism();
      await fixture.stop();
    });
    beforeEach(async () => {
      forge = await fixture.forge();
    });

    /** Does something and gives what Prism found wrong with the requests it took. */
    async function violationsOf(
      work: () => Promise<unknown>,
    ): Promise<readonly string[]> {
      fixture.proxy.clear();
      await work();
      expect(fixture.proxy.requests).not.toHaveLength(0);
      return fixture.proxy.requests
        .filter(({ violations }) => violations.includes('"request"'))
        .map(
          ({ method, path, violations }) => `${method} ${path} ${violations}`,
        );
    }

    it('is right when everything is new', async () => {
      const violations = await violationsOf(async () => {
        await forge.preflight(spec, everything);
        await forge.readRepository(spec);
        await forge.createRepository(spec, { fresh: true });
        await forge.applyPipeline(spec, everything, { fresh: true });
        await fixture.push(spec);
        await forge.applyProtection(spec, protection, { fresh: true });
      });
      expect(violations).toEqual([]);
    });

    it('is right when everything is there', async () => {
      const violations = await violationsOf(async () => {
        await forge.preflight(spec, everything);
        await forge.createRepository(spec);
        await forge.applyPipeline(spec, everything);
        await forge.applyProtection(spec, protection);
      });
      expect(violations).toEqual([]);
    });

    it('is right when things have changed', async () => {
      const path = '/repos/acme/contract';
      await fixture.api('PUT', `${path}/collaborators/guest`, {
        permission: 'pull',
      });
      await fixture.api('PUT', `/orgs/acme/teams/platform${path}`, {
        permission: 'pull',
      });
      await fixture.api('PATCH', `${path}/actions/variables/ONE`, {
        value: '2',
      });
      await fixture.api('PATCH', `${path}/environments/staging/variables/ONE`, {
        value: '2',
      });
      await fixture.api('PUT', `${path}/environments/production`, {
        wait_timer: 5,
        prevent_self_review: true,
        deployment_branch_policy: {
          protected_branches: true,
          custom_branch_policies: false,
        },
        reviewers: [{ type: 'Team', id: 3002 }],
      });
      await fixture.api('PUT', `${path}/branches/main/protection`, {
        required_status_checks: null,
        enforce_admins: null,
        required_pull_request_reviews: {
          require_last_push_approval: true,
          dismissal_restrictions: { users: ['guest'], teams: [], apps: [] },
          bypass_pull_request_allowances: {
            users: [],
            teams: ['orders'],
            apps: [],
          },
        },
        restrictions: { users: ['guest'], teams: ['platform'], apps: [] },
        required_conversation_resolution: true,
        lock_branch: true,
      });
      await fixture.api('PUT', `${path}/actions/permissions/workflow`, {
        default_workflow_permissions: 'write',
        can_approve_pull_request_reviews: true,
      });
      await fixture.api('PUT', `${path}/actions/oidc/customization/sub`, {
        use_default: false,
        include_claim_keys: ['actor'],
      });
      const violations = await violationsOf(async () => {
        // Reviewers that are not taken at first: a team is given access.
        fixture.proxy.spoil({
          method: 'PUT',
          path: /environments\/production$/,
          gives: { status: 422 },
        });
        await forge.applyPipeline(spec, everything);
        await forge.applyProtection(spec, protection);
      });
      expect(violations).toEqual([]);
      const answered = fixture.proxy.requests.filter(
        request =>
          request.path.endsWith('/repos/acme/contract') && request.status < 300,
      );
      expect(answered).not.toHaveLength(0);
      expect(answered.filter(({ violations: found }) => found !== '')).toEqual(
        [],
      );
      expect(
        await fixture.api('GET', `${path}/branches/main/protection`),
      ).toMatchObject({
        restrictions: {
          users: [expect.objectContaining({ login: 'guest' })],
          teams: [expect.objectContaining({ slug: 'platform' })],
        },
        required_pull_request_reviews: {
          require_last_push_approval: true,
          required_approving_review_count: 1,
        },
        lock_branch: { enabled: true },
      });
    });

    it('is right in a user’s account and where variables are there against expectation', async () => {
      const mine = { ...spec, owner: 'slipway' };
      const plain = { ...everything, environments: [] };
      const violations = await violationsOf(async () => {
        await forge.preflight(mine, plain);
        const repository = await forge.createRepository(mine);
        await forge.applyPipeline(repository, plain);
        await forge.applyPipeline(
          repository,
          { ...plain, variables: { ONE: 'other' } },
          { fresh: true },
        );
        const { problems } = await forge.preflight(
          { ...mine, owner: 'guest' },
          plain,
        );
        expect(problems).toEqual([expect.stringContaining('another user')]);
      });
      expect(violations).toEqual([]);
    });

    it('is right when a repository is deleted, and when it is gone already', async () => {
      const unwanted = { ...spec, name: 'unwanted' };
      const repository = await forge.createRepository(unwanted);
      const violations = await violationsOf(async () => {
        await forge.deleteRepository?.(repository);
        await forge.deleteRepository?.(repository);
      });
      expect(violations).toEqual([]);
      expect(fixture.proxy.writes).toEqual(['DELETE /repos/acme/unwanted']);
      expect(await forge.readRepository(unwanted)).toBeUndefined();
    });

    it.each([
      [
        'a field that does not exist',
        'PUT',
        'environments/x',
        { reviewer: [] },
      ],
      ['a field that is missing', 'PUT', 'actions/secrets/A', { key_id: '1' }],
      ['a route that does not exist', 'PUT', 'actions/secret/A', {}],
      ['a route that is not among ours', 'DELETE', 'topics', {}],
    ])('notices %s', async (_, method, path, body) => {
      const violations = await violationsOf(() =>
        fetch(`${fixture.proxy.apiBaseUrl}/repos/acme/contract/${path}`, {
          method,
          headers: {
            authorization: `Bearer ${fixture.token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(body),
        }),
      );
      expect(violations).toHaveLength(1);
    });
  },
);
