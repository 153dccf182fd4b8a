import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { PipelineSpec, RepositorySpec } from '../Forge';
import { ReviewerDirectory } from '../ReviewerDirectory';

const spec: RepositorySpec = {
  owner: 'acme',
  name: 'counted',
  description: '',
  visibility: 'private',
  defaultBranch: 'main',
  marker: 'http://localhost:3000/catalog/default/component/counted',
};

/** What a service gets by default: two environments, one of them with an approver. */
const pipeline: PipelineSpec = {
  topics: ['fastapi'],
  access: [{ kind: 'team', name: 'platform', permission: 'push' }],
  variables: { SERVICE: 'counted', REGISTRY: 'ghcr.io' },
  secrets: [{ name: 'REGISTRY_TOKEN', value: () => 'x' }],
  environments: ['staging', 'production'].map(name => ({
    name,
    reviewers:
      name === 'production' ? [{ kind: 'team', name: 'platform' }] : [],
    variables: { BASE_URL: `https://${name}.example` },
    secrets: [{ name: 'SECRET_KEY', value: () => 'x' }],
  })),
};

const protection = {
  branch: 'main',
  requiredApprovals: 1,
  requiredChecks: ['test'],
};

/** Requests, and how many of them had to be made one after the other. */
interface Count {
  readonly requests: number;
  readonly depth: number;
}

jest.setTimeout(60_000);

describe('how often GithubForge asks', () => {
  let fixture: ForgeFixture;
  const directory = new ReviewerDirectory();

  beforeAll(async () => {
    fixture = await ForgeFixture.start({ latencyMs: 300 });
  });
  afterAll(() => fixture.stop());

  async function count(work: () => Promise<unknown>): Promise<Count> {
    fixture.proxy.clear();
    await work();
    const { requests, depth } = fixture.proxy;
    return { requests: requests.length, depth };
  }

  it('needs few requests, and few in a row, to create', async () => {
    const forge = await fixture.forge({ directory });
    const fresh = { fresh: true };
    const counts = {
      preflight: await count(() =>
        Promise.all([
          forge.preflight(spec, pipeline),
          forge.readRepository(spec),
        ]),
      ),
      create: await count(() => forge.createRepository(spec, fresh)),
      pipeline: await count(() => forge.applyPipeline(spec, pipeline, fresh)),
      protect: await count(async () => {
        await fixture.push(spec);
        await forge.applyProtection(spec, protection, fresh);
      }),
    };
    expect(counts).toEqual({
      preflight: { requests: 4, depth: 1 },
      create: { requests: 1, depth: 1 },
      pipeline: { requests: 19, depth: 4 },
      protect: { requests: 1, depth: 1 },
    });
  });

  it('needs one look each to see that everything is there', async () => {
    const forge = await fixture.forge({ directory });
    const counts = {
      preflight: await count(() => forge.preflight(spec, pipeline)),
      create: await count(() => forge.createRepository(spec)),
      pipeline: await count(() => forge.applyPipeline(spec, pipeline)),
      protect: await count(() => forge.applyProtection(spec, protection)),
    };
    expect(counts).toEqual({
      preflight: { requests: 2, depth: 1 },
      create: { requests: 2, depth: 2 },
      pipeline: { requests: 11, depth: 1 },
      protect: { requests: 1, depth: 1 },
    });
    expect(fixture.proxy.writes).toEqual([]);
  });
});
