import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { renderLocally } from './__testUtils__/renderLocally';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';
import {
  templateDocument,
  writeSkeleton,
} from './__testUtils__/writeTemplates';

jest.setTimeout(60_000);

const run = promisify(execFile);

describe('a template in a repository', () => {
  let portal: Portal;
  let source: string;
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=A', '-c', 'user.email=a@localhost', ...args], {
      cwd: source,
    });

  beforeAll(async () => {
    portal = await startPortal();
    source = join(portal.folder, 'source');
    await writeSkeleton(join(source, 'remote'));
    const template = await templateDocument({ name: 'remote' });
    await writeFile(join(source, 'remote/template.yaml'), stringify(template));
    await forgeRequest(portal, '/orgs/acme/repos', {
      method: 'POST',
      body: { name: 'templates', private: true },
    });
    await git('init', '--quiet', '-b', 'main');
    await push('first');
    const target = `${portal.forge.url}/acme/templates/blob/main/remote/template.yaml`;
    await portal.client.ask('/catalog/locations', {
      method: 'POST',
      body: { type: 'url', target },
    });
    await portal.client.entity('template:default/remote');
  });
  afterAll(() => portal?.stop());

  async function push(message: string): Promise<void> {
    const url = new URL(`${portal.forge.url}/acme/templates.git`);
    url.username = 'x-access-token';
    url.password = FORGE_TOKEN;
    await git('add', '-A');
    await git('commit', '--quiet', '-m', message);
    await git('push', '--quiet', url.href, 'main');
  }

  async function create(name: string) {
    const { client, folder, host, record } = portal;
    const answers = {
      name,
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=${name}`,
    };
    record.clear();
    const task = await client.run(answers, { template: 'remote' });
    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { files } = await cloneFiles(folder, String(task.output.cloneUrl));
    const templateRef = 'template:default/remote';
    expect(files).toEqual(
      await renderLocally(join(source, 'remote'), answers, templateRef),
    );
    return record.requests.filter(
      ({ path, status }) => status === 200 && /tarball|archive/.test(path),
    );
  }

  it('is downloaded once for each of its versions', async () => {
    const downloads = [await create('one'), await create('two')];
    await writeFile(join(source, 'remote/skeleton/base/NEW'), 'new\n');
    await push('second');
    downloads.push(await create('three'));

    expect(downloads.map(({ length }) => length)).toEqual([1, 0, 1]);
  });
});
