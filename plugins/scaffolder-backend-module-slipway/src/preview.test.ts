import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { PreviewFile, TreePreview } from '@slipway/plugin-slipway-common';
import { fromBufferPromise } from 'yauzl';
import { previewsOf } from './__testUtils__/previewsOf';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';
import { renderLocally } from './__testUtils__/renderLocally';

jest.setTimeout(60_000);

const fastapi = 'template:default/fastapi-service';
const fastapiFolder = resolve(__dirname, '../../../templates/fastapi-service');

describe('a preview', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    await portal.client.entity(fastapi);
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const { answersFor, plan, send, tree } = previewsOf(() => portal);
  const contentsOf = ({ files, contents }: TreePreview) =>
    Object.fromEntries(
      files.map(({ path, mode, digest }) => [
        `${mode} ${path}`,
        contents[digest],
      ]),
    );

  it('shows exactly the files that would be created, and asks nobody', async () => {
    const answers = answersFor('seen');

    const preview = await tree({ answers });

    const local = await renderLocally(fastapiFolder, answers, fastapi);
    expect(contentsOf(preview)).toEqual(local);
    expect(preview.problems).toEqual([]);
    const bytes = preview.files.reduce((sum, { size }) => sum + size, 0);
    expect(preview.bytes).toBe(bytes);
    const { files } = JSON.parse(local['100644 .slipway.json']!);
    expect(files).toEqual(
      Object.fromEntries(
        preview.files
          .filter(({ path }) => path !== '.slipway.json')
          .map((file: PreviewFile) => [
            file.path,
            { class: file.class, digest: file.digest },
          ]),
      ),
    );
    expect(portal.record.requests).toEqual([]);
  });

  it('can be prepared without answers, for whoever may see it', async () => {
    const warm = (body: object) =>
      portal.client.send('/scaffolder/slipway/preview/warm', {
        method: 'POST',
        body,
      });
    expect((await warm({ templateRef: fastapi })).status).toBe(204);
    expect((await warm({ templateRef: 'template:default/none' })).status).toBe(
      404,
    );
    expect((await warm({ templateRef: fastapi, answers: {} })).status).toBe(
      400,
    );
    expect(portal.record.requests).toEqual([]);
  });

  it('sends what is not known yet only', async () => {
    const answers = answersFor('again');
    const first = await tree({ answers });
    const known = Object.keys(first.contents);

    const same = await tree({ answers, known });
    const other = await tree({
      answers: { ...answers, description: 'Keeps the orders.' },
      known,
    });

    expect(same).toEqual({ ...first, contents: {} });
    const changed = Object.keys(other.contents);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(known.length / 2);
    expect(
      contentsOf({
        ...other,
        contents: { ...first.contents, ...other.contents },
      }),
    ).toEqual(
      await renderLocally(
        fastapiFolder,
        { ...answers, description: 'Keeps the orders.' },
        fastapi,
      ),
    );
  });

  it('says in the words of the first step what is wrong, with the files of the rest', async () => {
    const { client } = portal;
    const answers = {
      ...answersFor('wrong'),
      layout: 'spaceship',
      entities: [{ name: 'Order', fields: [{ name: 'id', type: 'string' }] }],
    };

    const { files, mended, problems } = await tree({ answers });

    const { error } = await client.run(answers);
    const told = problems.map(({ path, message }) => `${path}: ${message}`);
    expect(told).toHaveLength(2);
    for (const line of told) {
      expect(error?.message).toContain(line);
    }
    expect([...mended].sort()).toEqual(['entities', 'layout']);
    expect(files.length).toBeGreaterThan(20);
  });

  it('shows nothing of a place that the template does not offer', async () => {
    const repoUrl = `${portal.host}?owner=slipway&repo=elsewhere`;
    const elsewhere = {
      templateRef: 'template:default/service-in-places',
      answers: { ...answersFor('elsewhere'), repoUrl },
    };

    for (const { problems } of [await tree(elsewhere), await plan(elsewhere)]) {
      expect(problems).toEqual([
        {
          path: 'repoUrl',
          message: expect.stringMatching(/^owner "slipway" is not offered/),
        },
      ]);
    }
    expect(portal.record.requests).toEqual([]);
  });

  it('gives the whole service as a ZIP file, always the same one', async () => {
    const answers = answersFor('taken-away');

    const response = await send('.zip', { answers });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="taken-away.zip"',
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const again = await send('.zip', { answers });
    expect(bytes.equals(Buffer.from(await again.arrayBuffer()))).toBe(true);
    const archive = await fromBufferPromise(bytes, { lazyEntries: true });
    const found: [string, string][] = [];
    for await (const entry of archive.eachEntry()) {
      // The file's type and mode are in the upper half.
      const mode = (entry.externalFileAttributes >>> 16).toString(8);
      const content = await text(await archive.openReadStreamPromise(entry));
      found.push([
        `${mode} ${entry.fileName.replace(/^taken-away\//, '')}`,
        content,
      ]);
    }
    const local = await renderLocally(fastapiFolder, answers, fastapi);
    expect(found).toEqual(Object.entries(local));
    const refused = await send('.zip', { answers: { name: '../up' } });
    expect(refused.status).toBe(400);
    expect((await refused.json()).error.message).toMatch(/^\d things .*\n/);
  });

  it('leaves a trace, without a secret', async () => {
    await send('.zip', { answers: answersFor('traced') });

    const told = portal.logged.filter(line => line.includes('slipway-preview'));
    expect(told.join('\n')).toMatch(/archive.*fastapi-service/);
    expect(told.join('\n')).not.toContain(FORGE_TOKEN);
  });
});
