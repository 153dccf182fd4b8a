import { Repository } from '../Forge';
import { prepareGitlab } from './__testUtils__/prepareGitlab';

jest.setTimeout(60_000);

describe('a project on GitLab', () => {
  const rig = prepareGitlab('made');
  const project = () => rig.fixture.project(rig.spec);

  it('never touches a project that was not made for the service', async () => {
    const { forge, spec, discretion } = rig;
    const other = { ...spec, marker: 'http://localhost:3000/other' };
    await forge.createRepository(other);
    rig.fixture.proxy.clear();

    for (const fresh of [false, true]) {
      const error = await discretion.failureOf(
        forge.createRepository(spec, { fresh }),
      );
      expect(error.name).toBe('ConflictError');
      expect(error.message).toBe(
        `repoUrl: the name ${spec.owner}/${spec.name} is taken on ${forge.host} by a repository that was not created for ${spec.marker}; choose another name`,
      );
    }
    expect(project().description).toContain('/other');
  });

  it('finds ours by its former name, and makes no second one', async () => {
    const { forge, fixture, spec } = rig;
    const made = await forge.createRepository(spec);
    const path = `${spec.owner}/${spec.name}`;
    fixture.server.state.rename(path, `${spec.name}-two`);
    fixture.proxy.clear();

    expect(await forge.readRepository(spec)).toMatchObject({
      id: made.id,
      name: `${spec.name}-two`,
    });
    await expect(forge.createRepository(spec)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `repoUrl: ${path} is called ${path}-two on ${fixture.host} now; give its present name, or choose another one`,
    });
    expect(fixture.proxy.writes).toEqual([]);
  });

  it('goes only to the address of the configuration, whatever addresses it tells', async () => {
    const { fixture, spec } = rig;
    const baseUrl = 'https://gitlab.test/below';
    const forge = await fixture.forge({
      integrations: fixture.integrations({ baseUrl }),
    });
    const made = await forge.createRepository(spec);
    expect(made).toMatchObject({
      webUrl: `${baseUrl}/${spec.owner}/${spec.name}`,
      cloneUrl: `${baseUrl}/${spec.owner}/${spec.name}.git`,
    });
    expect(made).toMatchObject(forge.expectedUrls(spec));

    const path = `${spec.owner}/${spec.name}`;
    fixture.server.state.rename(path, `${spec.name}-two`);
    expect(await forge.readRepository(spec)).toMatchObject({
      id: made.id,
      cloneUrl: `${baseUrl}/${path}-two.git`,
    });
  });

  it('goes by the description, whatever else somebody writes into it', async () => {
    const { forge, spec } = rig;
    const first: Repository = await forge.createRepository(spec);
    project().description = `Now with **more**.\nSecond line\n\n${spec.marker}\n`;

    const second = await forge.createRepository(spec);

    expect(second).toEqual({ ...first, created: false });
    project().description = `${spec.marker} is gone`;
    const third = await forge.readRepository(spec);
    expect(third?.marker).toBe('');
  });
});
