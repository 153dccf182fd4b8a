import { Repository } from '../Forge';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { InstanceSettings } from './__testUtils__/server/GitlabState';

jest.setTimeout(60_000);

describe('deleting a project of GitLab', () => {
  const rig = prepareGitlab('deleted');
  const stateOf = () => rig.fixture.server.state;
  const set = (settings: Partial<InstanceSettings>) => {
    const state = stateOf();
    state.settings = { ...state.settings, ...settings };
  };
  const numbers = () => stateOf().projects.map(({ id }) => String(id));
  const writes = () =>
    rig.fixture.proxy.writes.map(each => each.replace('/api/v4', ''));
  const own = (level = 50) => {
    const { groups, users } = stateOf();
    groups
      .find(({ path }) => path === 'acme')!
      .members.set(users.find(each => each.username === 'slipway')!.id, level);
  };
  async function make(): Promise<Repository> {
    const { created, ...made } = await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.clear();
    return made;
  }
  beforeEach(() => {
    own();
    set({ marksFirst: true, deletesMarked: true });
  });

  it('marks it, deletes it for good by the path it then has, and frees its name', async () => {
    const seen = await make();
    expect(await rig.forge.deletionProblem(seen)).toBeUndefined();

    await rig.forge.deleteRepository(seen);
    await rig.forge.deleteRepository(seen);

    expect(writes()).toEqual(Array(2).fill(`DELETE /projects/${seen.id}`));
    expect(numbers()).not.toContain(seen.id);
    expect(await rig.forge.readRepository(rig.spec)).toBeUndefined();
    expect(await rig.forge.createRepository(rig.spec)).toMatchObject({
      created: true,
    });
  });

  it('is done with one request where GitLab does not mark first', async () => {
    set({ marksFirst: false });
    const seen = await make();
    await rig.forge.deleteRepository(seen);
    expect(writes()).toHaveLength(1);
    expect(await rig.forge.readRepository(rig.spec)).toBeUndefined();
  });

  it.each(['reset', { status: 502 }] as const)(
    'finds out what came of each request whose answer got lost (%p)',
    async gives => {
      const seen = await make();
      for (const afterwards of [true, false]) {
        rig.fixture.proxy.spoil({
          method: 'DELETE',
          path: /./,
          gives,
          afterwards,
        });
      }
      await rig.forge.deleteRepository(seen);
      expect(numbers()).not.toContain(seen.id);
    },
  );

  it('says that it is only marked where nobody may do more, and its name is free all the same', async () => {
    set({ deletesMarked: false });
    const seen = await make();
    const error = await rig.discretion.failureOf(
      rig.forge.deleteRepository(seen),
    );
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toBe(
      `could not delete repository ${seen.owner}/${seen.name} on ${rig.fixture.host}: only administrators may do that at once there; it is marked for deletion, its name is free, and GitLab deletes it when its time is over`,
    );
    expect(await rig.forge.readRepository(rig.spec)).toBeUndefined();
    const { id, created } = await rig.forge.createRepository(rig.spec);
    expect([id === seen.id, created]).toEqual([false, true]);
  });

  it('deletes nothing else, whatever has the name by now', async () => {
    const seen = await make();
    const project = rig.fixture.project(rig.spec);
    project.description = 'Ours now';
    await expect(rig.forge.deleteRepository(seen)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `${seen.owner}/${seen.name} is another repository by now; nothing was deleted`,
    });
    const { projects } = stateOf();
    projects.splice(projects.indexOf(project), 1);
    const other = await rig.forge.createRepository(rig.spec);
    rig.fixture.proxy.clear();
    await rig.forge.deleteRepository(seen);
    expect(writes()).toEqual([]);
    expect(await rig.forge.readRepository(rig.spec)).toMatchObject({
      id: other.id,
    });
  });

  it('works on nothing that is marked under its own name', async () => {
    await make();
    rig.fixture.project(rig.spec).markedForDeletion = true;
    const error = await rig.discretion.failureOf(
      rig.forge.createRepository(rig.spec),
    );
    expect(error.message).toBe(
      `repoUrl: ${rig.spec.owner}/${rig.spec.name} is marked for deletion on ${rig.fixture.host}; restore it or delete it for good there, or choose another name`,
    );
    expect(writes()).toEqual([]);
  });

  it('says which role it takes, before and after', async () => {
    own(40);
    const seen = await make();
    expect(await rig.forge.deletionProblem(seen)).toBe(
      `slipway lacks the role Owner in ${seen.owner}/${seen.name} on ${rig.fixture.host}, without which GitLab deletes no project; delete it there, or let an owner of the group give that role`,
    );
    const error = await rig.discretion.failureOf(
      rig.forge.deleteRepository(seen),
    );
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toContain('it takes the role Owner in the project');
    expect(await rig.forge.readRepository(rig.spec)).toMatchObject({
      id: seen.id,
    });
  });
});
