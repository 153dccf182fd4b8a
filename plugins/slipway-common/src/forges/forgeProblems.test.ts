import { parseAnswers } from '../answers';
import { minimal } from '../answers/testing/minimalAnswers';
import { forgeKinds } from './ForgeCapabilities';
import { forgeProblems } from './forgeProblems';

/** Problems of answers as lines, on `git.acme.dev` where no other host is named. */
function problemsOn(kind: string, given: object, host = 'git.acme.dev') {
  // The rules of answers allow no more approvers than the strictest forge does.
  const answers = { ...parseAnswers({ ...minimal }), ...given };
  return forgeProblems(answers, { kind, host }).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

const approvers = (count: number) =>
  Array.from({ length: count }, (_, index) => `group:default/team-${index}`);

describe('forgeProblems', () => {
  it.each([
    ['github', {}],
    ['github', { ci: ['github', 'gitlab'], registry: 'gitlab' }],
    ['github', { registry: 'ecr', deploy: ['ecs'], visibility: 'internal' }],
    ['github', { environments: [{ name: 'live', approvers: approvers(6) }] }],
    ['gitlab', { ci: ['gitlab'], registry: 'gitlab', visibility: 'internal' }],
    ['gitlab', { ci: ['gitlab'], registry: 'ecr', deploy: ['ecs'] }],
    ['gitlab', { ci: ['gitlab'], registry: 'ghcr' }],
    [
      'gitlab',
      { ci: [], repoUrl: 'git.acme.dev?owner=acme/backend&repo=orders' },
    ],
    [
      'gitlab',
      { ci: [], environments: [{ name: 'live', approvers: approvers(7) }] },
    ],
    ['gitea', { environments: [], registry: 'dockerhub' }],
    ['gitea', { environments: [], registry: 'ecr', ci: [] }],
    // Whoever serves another kind refuses it by its name.
    ['bitbucketServer', { visibility: 'internal' }],
  ])('finds nothing wrong on %s with %j', (kind, given) => {
    expect(problemsOn(kind, given)).toEqual([]);
  });

  it.each([
    [
      'github',
      { ci: ['gitlab'] },
      'ci: git.acme.dev is a GitHub, which does not run the pipelines of gitlab; choose github, or give an empty list',
    ],
    [
      'github',
      { environments: [{ name: 'live', approvers: approvers(7) }] },
      'environments[0].approvers: git.acme.dev is a GitHub, which takes 6 approvers of an environment, and these are 7; name a group that they belong to',
    ],
    [
      'github',
      { repoUrl: 'git.acme.dev?owner=acme/backend&repo=orders' },
      'repoUrl: git.acme.dev is a GitHub, which has no groups within groups, and the owner "acme/backend" is one; name an owner without "/"',
    ],
    [
      'gitlab',
      {},
      'ci: git.acme.dev is a GitLab, which does not run the pipelines of github; choose gitlab, or give an empty list',
    ],
    [
      'gitea',
      { environments: [], registry: 'dockerhub', visibility: 'internal' },
      'visibility: git.acme.dev is a Gitea, which has no internal repositories; choose private or public',
    ],
    [
      'gitea',
      { registry: 'dockerhub' },
      'environments: git.acme.dev is a Gitea, which has no environments; give an empty list, and put what would belong to staging among the variables and secrets of the repository',
    ],
    [
      'gitea',
      { environments: [] },
      'registry: git.acme.dev is a Gitea, which cannot push to ghcr with the token of a pipeline; choose another registry, such as dockerhub',
    ],
    [
      'gitea',
      { environments: [], registry: 'ecr' },
      'registry: git.acme.dev is a Gitea, which gives its pipelines no identity that Amazon ECR would trust; choose another registry, such as dockerhub',
    ],
  ])('says what %s cannot do with %j', (kind, given, line) => {
    expect(problemsOn(kind, given)).toEqual([line]);
  });

  it('finds everything at once', () => {
    const lines = problemsOn('gitea', {
      repoUrl: 'git.acme.dev?owner=a/b&repo=orders',
      visibility: 'internal',
      deploy: ['helm', 'ecs'],
      environments: [{ name: 'live', approvers: approvers(1) }],
    });
    expect(lines.map(line => line.split(':')[0])).toEqual([
      'repoUrl',
      'visibility',
      'environments',
      'deploy',
      'registry',
    ]);
  });

  it('knows that what is internal on gitlab.com would be public', () => {
    const given = { ci: [], visibility: 'internal' };
    expect(problemsOn('gitlab', given, 'gitlab.com')).toEqual([
      'visibility: gitlab.com is a GitLab, which has no internal repositories; choose private or public',
    ]);
  });

  it('names a way out that is one, for everything that one choice mends', () => {
    const place = { kind: 'gitea', host: 'git.acme.dev' };
    const given = {
      ...parseAnswers({ ...minimal }),
      visibility: 'internal' as const,
      ci: ['gitlab' as const],
      deploy: ['helm' as const],
      registry: 'gitlab' as const,
    };
    const remedies = forgeProblems(given, place).map(({ remedy }) => remedy);
    expect(remedies).toEqual([
      { visibility: 'private' },
      { ci: ['github'] },
      { environments: [] },
      { deploy: [] },
    ]);
    expect(forgeProblems(Object.assign({}, given, ...remedies), place)).toEqual(
      [],
    );
  });

  it('leaves on every kind of forge answers with which all is well', () => {
    const somewhere = forgeKinds.filter(
      kind => problemsOn(kind, { ci: [], environments: [] }).length === 0,
    );
    expect(somewhere).toEqual(forgeKinds);
  });
});
