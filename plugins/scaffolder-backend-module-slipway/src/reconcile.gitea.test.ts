// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the Gitea that tests run against
import { describeOnGitea } from '../../slipway-node/src/forge/gitea/__testUtils__/describeOnGitea';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { factsOf } from './__testUtils__/factsOf';
import {
  GiteaPortal,
  startGiteaPortal,
} from './__testUtils__/startGiteaPortal';
import { workOn } from './__testUtils__/workOn';

jest.setTimeout(120_000);

/** What steps make of a repository that is there already. */
describeOnGitea('steps that meet a repository on a real Gitea', () => {
  let gitea: GiteaPortal;

  beforeAll(async () => {
    gitea = await startGiteaPortal();
  });
  afterAll(() => gitea?.stop());
  beforeEach(() => gitea.forget());

  it.each([
    ['went on', 'its team went on: a commit follows the first one', false],
    ['was rewritten', 'its history was rewritten', true],
  ])(
    'never overwrite a repository that %s',
    async (what, sentence, isRewritten) => {
      const { client, folder } = gitea.portal;
      const name = what.replaceAll(' ', '-');
      const first = await client.run(gitea.answersFor(name));
      expect([first.status, first.error]).toEqual(['completed', undefined]);
      const cloneUrl = String(first.output.cloneUrl);
      await gitea.ask(`${name}/branch_protections/main`, 'DELETE');
      await workOn(cloneUrl, { token: gitea.token, folder, isRewritten });
      const before = await cloneFiles(folder, cloneUrl, gitea.token);
      gitea.forget();

      const second = await client.run(gitea.answersFor(name));

      expect(second.error?.message).toContain(sentence);
      expect(gitea.writes()).toEqual([]);
      const after = await cloneFiles(folder, cloneUrl, gitea.token);
      expect(after.files).toEqual(before.files);
    },
  );

  it('find a finished service whole and write nothing', async () => {
    const { client } = gitea.portal;
    const answers = gitea.answersFor('twice', {
      variables: { LOG_LEVEL: 'info' },
    });
    const first = await client.run(answers);
    expect([first.status, first.error]).toEqual(['completed', undefined]);
    gitea.forget();

    const second = await client.run(answers);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(gitea.requests()).toBeGreaterThan(0);
    expect(gitea.writes()).toEqual([]);
    expect(factsOf(second.output)).toEqual(factsOf(first.output));

    await gitea.ask('twice/actions/variables/LOG_LEVEL', 'DELETE');
    const third = await client.run(answers);
    expect([third.status, third.error]).toEqual(['completed', undefined]);
    expect(gitea.writes()).toEqual([
      'POST /api/v1/repos/acme/twice/actions/variables/LOG_LEVEL',
    ]);
  });

  it('never touch a repository of somebody else', async () => {
    await gitea.make({ name: 'foreign', description: 'Theirs' });
    const before = await gitea.ask('foreign');
    expect(before).toMatchObject({ description: 'Theirs' });

    const task = await gitea.portal.client.run(gitea.answersFor('foreign'));

    expect(task.error).toEqual({
      name: expect.stringMatching(/^(Conflict|Input)Error$/),
      message: expect.stringContaining('that was not created for'),
    });
    expect(gitea.writes()).toEqual([]);
    expect(await gitea.ask('foreign')).toEqual(before);
  });
});
