import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { PipelineSpec } from '../Forge';
import {
  everything,
  protection,
  repositoryOf,
} from './__testUtils__/everything';
import { gitPermissions, githubRoutes } from './__testUtils__/githubRoutes';
import { readGithubDescription } from './__testUtils__/readGithubDescription';
import {
  lackingPermissions,
  neededPermissions,
  Permissions,
} from './neededPermissions';

const nothing: PipelineSpec = { environments: [], variables: {}, secrets: [] };
const secret = { name: 'A', value: () => 'a' };
const team = { kind: 'team', name: 'platform' } as const;
const guest = { kind: 'user', name: 'guest' } as const;

/** What all of these together ask for. */
function union(all: readonly Permissions[]): Permissions {
  const found: Record<string, 'read' | 'write'> = {};
  for (const [name, access] of all.flatMap(each => Object.entries(each))) {
    found[name] = found[name] === 'write' ? 'write' : access;
  }
  return found;
}

function routeOf(method: string, path: string): string {
  const route = Object.keys(githubRoutes).find(each => {
    const [its, template = ''] = each.split(' ');
    const pattern = template.replace(/\{[^}]+\}/g, '[^/]+');
    return its === method && new RegExp(`^${pattern}$`).test(path);
  });
  return route ?? `${method} ${path} is not among githubRoutes`;
}

jest.setTimeout(60_000);

describe('neededPermissions', () => {
  let fixture: ForgeFixture;

  beforeAll(async () => {
    fixture = await ForgeFixture.start();
  });
  afterAll(() => fixture.stop());

  const environment = {
    name: 'live',
    reviewers: [],
    variables: {},
    secrets: [],
  };

  it.each<[string, PipelineSpec]>([
    ['nothing', nothing],
    ['everything', everything],
    ['topics', { ...nothing, topics: ['python'] }],
    ['a team', { ...nothing, access: [{ ...team, permission: 'push' }] }],
    ['a person', { ...nothing, access: [{ ...guest, permission: 'push' }] }],
    ['variables', { ...nothing, variables: { ONE: '1' } }],
    ['secrets', { ...nothing, secrets: [secret] }],
    ['an environment', { ...nothing, environments: [environment] }],
    [
      'an environment with an approver and a variable',
      {
        ...nothing,
        environments: [
          { ...environment, reviewers: [team], variables: { ONE: '1' } },
        ],
      },
    ],
    ['identity in clouds', { ...nothing, cloudIdentity: true }],
  ])('is what GitHub is asked for, with %s', async (name, spec) => {
    const forge = await fixture.forge();
    const repository = repositoryOf(name.replace(/\W+/g, '-'));
    fixture.proxy.clear();
    for (const fresh of [true, false]) {
      await forge.preflight(repository, spec);
      await forge.createRepository(repository, { fresh });
      if (fresh) {
        await fixture.api(
          'PUT',
          `/repos/acme/${repository.name}/actions/oidc/customization/sub`,
          { use_default: false, include_claim_keys: ['actor'] },
        );
      }
      await forge.applyPipeline(repository, spec, { fresh });
      if (fresh) {
        await fixture.push(repository);
      }
      await forge.applyProtection(repository, protection, { fresh });
    }
    const routes = fixture.proxy.requests.map(({ method, path }) =>
      routeOf(method, path),
    );
    expect(routes.filter(route => !githubRoutes[route])).toEqual([]);
    expect(neededPermissions(spec)).toEqual(
      union([
        gitPermissions,
        ...routes.map(route => githubRoutes[route] ?? {}),
      ]),
    );
  });

  it('covers every route there is', () => {
    expect(neededPermissions(everything)).toEqual(
      union([gitPermissions, ...Object.values(githubRoutes)]),
    );
  });

  it('is what the documentation lists', async () => {
    const file = join(__dirname, '../../../../../docs/forges/github.md');
    const rows = [
      ...(await readFile(file, 'utf8')).matchAll(
        /^\| `([a-z_]+)` +\| (read|write) +\|/gm,
      ),
    ].map(([, name, access]) => [name, access]);
    expect(Object.fromEntries(rows)).toEqual(neededPermissions(everything));
  });

  it('has names and access that GitHub knows, on routes that apps may use', async () => {
    const { components, paths } = await readGithubDescription([
      ...Object.keys(githubRoutes),
      // Refers to the description of all permissions.
      'GET /app/installations/{installation_id}',
    ]);
    const { properties }: any = components.schemas?.['app-permissions'];
    const unknown = Object.entries(neededPermissions(everything)).filter(
      ([name, access]) => !properties[name]?.enum.includes(access),
    );
    // The description forgets it; GitHub names it in `X-Accepted-GitHub-Permissions`.
    expect(unknown).toEqual([['actions_variables', 'write']]);

    const closed = Object.keys(githubRoutes).filter(route => {
      const [method = '', path = ''] = route.split(' ');
      const operation: any = paths[path]?.[method.toLowerCase()];
      return !operation['x-github'].enabledForGitHubApps;
    });
    // Only a person has an account of its own.
    expect(closed).toEqual(['GET /user', 'POST /user/repos']);
  });

  it('tells what is not granted', () => {
    const granted = {
      ...neededPermissions(everything),
      contents: 'read',
      metadata: 'write',
      environments: undefined,
    };
    expect(lackingPermissions(neededPermissions(everything), granted)).toEqual([
      'contents: write',
      'environments: write',
    ]);
  });
});
