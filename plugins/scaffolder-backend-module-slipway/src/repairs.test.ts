import { JsonObject } from '@backstage/types';
import { PlannedChange, PlanPreview } from '@slipway/plugin-slipway-common';
import { FinishedTask } from './__testUtils__/PortalClient';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

/** One thing that somebody removes by hand, and exactly what a run after it writes. */
interface Removal {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly written: readonly string[];
}

/** The step that does what is planned for a place. */
const steps = {
  repository: 'repository',
  pipeline: 'pipeline',
  branch: 'publish',
  catalog: 'register',
  record: 'record',
} as const satisfies Record<PlannedChange['place'], string>;

interface Thing {
  readonly subject: string;
  readonly action: string;
}

/** Everything that is not as it is wanted; a step says a little more of some things than their plan. */
function due(place: string, things: readonly Thing[]): readonly string[] {
  return things
    .filter(({ action }) => !['keep', 'kept'].includes(action))
    .map(({ subject }) =>
      ['pipeline', 'catalog'].includes(place) ? `${place} ${subject}` : place,
    );
}

const REPOSITORY = '/repos/acme/repaired';

const removals: Readonly<Record<string, Removal>> = {
  'an environment': {
    method: 'DELETE',
    path: '/environments/staging',
    written: [
      'POST /environments/staging/variables',
      'PUT /environments/staging',
      'PUT /environments/staging/secrets/SECRET_KEY',
    ],
  },
  'the reviewers of an environment': {
    method: 'PUT',
    path: '/environments/production',
    body: { reviewers: [] },
    written: ['PUT /environments/production'],
  },
  'a variable': {
    method: 'DELETE',
    path: '/actions/variables/LOG_LEVEL',
    written: ['POST /actions/variables'],
  },
  'a variable of an environment': {
    method: 'DELETE',
    path: '/environments/staging/variables/REPLICAS',
    written: ['POST /environments/staging/variables'],
  },
  'the value of a variable': {
    method: 'PATCH',
    path: '/actions/variables/LOG_LEVEL',
    body: { value: 'debug' },
    written: ['PATCH /actions/variables/LOG_LEVEL'],
  },
  'a secret': {
    method: 'DELETE',
    path: '/environments/production/secrets/SECRET_KEY',
    written: ['PUT /environments/production/secrets/SECRET_KEY'],
  },
  'a topic': {
    method: 'PUT',
    path: '/topics',
    body: { names: ['service', 'their-own'] },
    written: ['PUT /topics'],
  },
  'the protection': {
    method: 'DELETE',
    path: '/branches/main/protection',
    written: ['PUT /branches/main/protection'],
  },
  'the limits of pipelines': {
    method: 'PUT',
    path: '/actions/permissions/workflow',
    body: { default_workflow_permissions: 'write' },
    written: ['PUT /actions/permissions/workflow'],
  },
};

describe('a run after something was removed by hand', () => {
  let portal: Portal;
  let created: readonly string[];
  beforeAll(async () => {
    portal = await startPortal();
    created = await run();
  });
  afterAll(() => portal?.stop());

  const answers = (): JsonObject => ({
    name: 'repaired',
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=repaired`,
    variables: { LOG_LEVEL: 'info', staging: { REPLICAS: '1' } },
  });

  /** What a preview plans to do, without a write; a run does exactly that. */
  async function plan(): Promise<readonly string[]> {
    portal.record.clear();
    const response = await portal.client.send(
      '/scaffolder/slipway/preview/plan',
      {
        method: 'POST',
        body: { templateRef: 'template:default/service', answers: answers() },
      },
    );
    const { changes, problems }: PlanPreview = await response.json();
    expect([response.status, problems]).toEqual([200, []]);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
    return Object.keys(steps)
      .flatMap(place =>
        due(
          place,
          changes.filter(change => change.place === place),
        ),
      )
      .sort();
  }

  function doneBy({ output }: FinishedTask): readonly string[] {
    return Object.entries(steps)
      .flatMap(([place, step]) => due(place, Object(output)[`changes:${step}`]))
      .sort();
  }

  /** What a whole run writes to the forge; it does what was planned. */
  async function run(): Promise<readonly string[]> {
    const told = await plan();
    portal.record.clear();
    const task = await portal.client.run(answers());
    expect([task.status, task.error]).toEqual(['completed', undefined]);
    expect(doneBy(task)).toEqual(told);
    return portal.record.requests
      .filter(each => each.writes)
      .map(({ method, path }) => `${method} ${path.replace('/api/v3', '')}`)
      .map(write => write.replace(REPOSITORY, ''))
      .sort();
  }

  it('writes nothing where nothing was, and once what a create does', async () => {
    expect(new Set(created).size).toBe(created.length);
    expect(created).toHaveLength(11);
    expect(await run()).toEqual([]);
    // Of the variables there may be too many: those of both places are listed once more.
    expect(portal.record.requests).toHaveLength(24);
  });

  it('asks nothing twice where nothing can be in its way', async () => {
    const name = 'undisturbed';
    const undisturbed = {
      ...answers(),
      name,
      repoUrl: `${portal.host}?owner=acme&repo=${name}`,
      variables: {},
    };
    const first = await portal.client.run(undisturbed);
    expect([first.status, first.error]).toEqual(['completed', undefined]);
    portal.record.clear();

    const second = await portal.client.run(undisturbed);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
    expect(portal.record.requests).toHaveLength(20);
  });

  it.each(Object.entries(removals))(
    'writes exactly %s',
    async (_, { method, path, body, written }) => {
      await forgeRequest(portal, `${REPOSITORY}${path}`, { method, body });

      expect(await run()).toEqual(written);
      expect(await run()).toEqual([]);
    },
  );

  it('registers it again where its location was removed, and writes nothing to the forge', async () => {
    const { client } = portal;
    const locations: readonly {
      readonly data: { readonly id: string; readonly target: string };
    }[] = await client.ask('/catalog/locations');
    const { data } =
      locations.find(({ data: { target } }) => target.includes('repaired')) ??
      fail();
    await client.send(`/catalog/locations/${data.id}`, { method: 'DELETE' });

    expect(await plan()).toEqual([
      'catalog api:default/repaired',
      'catalog component:default/repaired',
    ]);
    expect(await run()).toEqual([]);
    const again = await client.ask('/catalog/locations');
    expect(
      again.filter((each: (typeof locations)[number]) =>
        each.data.target.includes('repaired'),
      ),
    ).toHaveLength(1);
  });
});

function fail(): never {
  throw new Error('the catalog has no location of the service');
}
