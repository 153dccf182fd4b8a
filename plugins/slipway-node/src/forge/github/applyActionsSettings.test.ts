import { prepareForge } from '../__testUtils__/prepareForge';
import { PipelineSpec } from '../Forge';

jest.setTimeout(60_000);

const nothing: PipelineSpec = { environments: [], variables: {}, secrets: [] };
const inCloud: PipelineSpec = { ...nothing, cloudIdentity: true };

/** What the token of a pipeline may do, and who it is for a cloud. */
describe('the settings of pipelines', () => {
  const rig = prepareForge('settings');
  const path = (rest: string) => `/repos/acme/${rig.spec.name}/actions/${rest}`;
  const WORKFLOW = 'permissions/workflow';
  const SUBJECT = 'oidc/customization/sub';

  /** What was written, as `PUT permissions/workflow`. */
  async function applied(spec: PipelineSpec) {
    rig.fixture.proxy.clear();
    const changes = await rig.forge.applyPipeline(rig.spec, spec);
    const writes = rig.fixture.proxy.writes.map(write =>
      write.replace(/ .*\/actions\//, ' '),
    );
    const told = changes.map(({ subject, action }) => `${subject}: ${action}`);
    return { writes, told };
  }

  beforeEach(() => rig.forge.createRepository(rig.spec));

  it('are left alone where nothing differs, and not asked for without a cloud', async () => {
    expect(await applied(nothing)).toEqual({
      writes: [],
      told: [],
    });
    expect(
      rig.fixture.proxy.requests.some(each => each.path.includes('oidc')),
    ).toBe(false);
    expect(await applied(inCloud)).toEqual({
      writes: [],
      told: ['identity of pipelines: kept'],
    });
  });

  it.each([
    {
      default_workflow_permissions: 'write',
      can_approve_pull_request_reviews: false,
    },
    {
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: true,
    },
  ])('are lowered from %j', async more => {
    await rig.fixture.api('PUT', path(WORKFLOW), more);
    expect(await applied(nothing)).toEqual({
      writes: [`PUT ${WORKFLOW}`],
      told: ['permissions of pipelines: updated'],
    });
    expect(await rig.fixture.api('GET', path(WORKFLOW))).toEqual({
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
    });
  });

  it('fail where they could not be lowered', async () => {
    const more = { default_workflow_permissions: 'write' };
    await rig.fixture.api('PUT', path(WORKFLOW), more);
    const gives = { status: 204 };
    rig.fixture.proxy.spoil({ method: 'PUT', path: /workflow$/, gives });
    expect(
      await rig.discretion.failureOf(
        rig.forge.applyPipeline(rig.spec, nothing),
      ),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('may still write'),
    });
  });

  it('bind the identity to the repository, and keep one that is bound', async () => {
    await rig.fixture.api('PUT', path(SUBJECT), {
      use_default: false,
      include_claim_keys: ['actor', 'ref'],
    });
    expect((await applied(inCloud)).writes).toEqual([`PUT ${SUBJECT}`]);
    expect(await rig.fixture.api('GET', path(SUBJECT))).toEqual({
      use_default: true,
    });

    const own = { use_default: false, include_claim_keys: ['repo', 'ref'] };
    await rig.fixture.api('PUT', path(SUBJECT), own);
    expect((await applied(inCloud)).writes).toEqual([]);
  });

  it('name the repository by its identifier where the forge can', async () => {
    const old = { use_default: true, use_immutable_subject: false };
    rig.fixture.proxy.spoil({
      method: 'GET',
      path: /customization\/sub$/,
      gives: { status: 200, body: old },
      // Looked at when it is decided, and directly before it is written.
      times: 2,
    });
    await rig.forge.applyPipeline(rig.spec, inCloud);
    const { body = '' } =
      rig.fixture.proxy.requests.find(({ method }) => method === 'PUT') ?? {};
    expect(JSON.parse(body)).toEqual({
      use_default: true,
      use_immutable_subject: true,
    });

    rig.fixture.proxy.spoil({
      method: 'GET',
      path: /customization\/sub$/,
      gives: { status: 200, body: old },
      times: 3,
    });
    expect(
      await rig.discretion.failureOf(
        rig.forge.applyPipeline(rig.spec, inCloud),
      ),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('other repositories'),
    });
  });
});
