import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { JsonObject } from '@backstage/types';
import {
  PlanPreview,
  PreviewFile,
  TreePreview,
} from '@slipway/plugin-slipway-common';
import { fromBufferPromise } from 'yauzl';
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

  const answersFor = (name: string): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });
  const send = (kind: '' | '/plan' | '.zip', body: object) =>
    portal.client.send(`/scaffolder/slipway/preview${kind}`, {
      method: 'POST',
      body: { templateRef: fastapi, ...body },
    });
  const tree = async (body: object): Promise<TreePreview> => {
    const response = await send('', body);
    expect(response.status).toBe(200);
    return response.json();
  };
  const plan = async (body: object): Promise<PlanPreview> => {
    const response = await send('/plan', body);
    expect(response.status).toBe(200);
    return response.json();
  };
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

  it('tells what would be done and writes nothing', async () => {
    const answers = answersFor('planned');

    const { changes, problems, standing } = await plan({
      answers,
      entered: ['ci:staging:DATABASE_URL'],
    });

    expect([standing, problems]).toEqual(['new', []]);
    const told = changes.map(
      ({ place, action, subject }) => `${place} ${action} ${subject}`,
    );
    expect(told).toEqual(
      expect.arrayContaining([
        `repository create acme/planned on ${portal.host}, private`,
        'pipeline create access of team platform',
        'pipeline create environment production, approved by platform',
        'pipeline create environment staging: secret DATABASE_URL',
        expect.stringMatching(/^branch push \d+ files$/),
        expect.stringMatching(/^branch protect main, with one approval, /),
        'catalog register component:default/planned',
        'record record component:default/planned',
      ]),
    );
    expect(portal.record.requests.length).toBeGreaterThan(0);
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('tells what is there already, and what is in the way of it', async () => {
    const answers = answersFor('there');
    const made = await portal.client.run(answers, { template: 'service' });
    expect(made.status).toBe('completed');
    portal.record.clear();
    const templateRef = 'template:default/service';

    const same = await plan({ templateRef, answers });
    const other = await plan({
      templateRef,
      answers: { ...answers, description: 'Other' },
    });
    const lacking = await plan({
      templateRef,
      answers: {
        ...answersFor('lacking'),
        owner: 'group:default/nobody',
        license: 'mit',
      },
    });

    expect(same.standing).toBe('whole');
    expect(same.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ place: 'repository', action: 'keep' }),
        expect.objectContaining({ place: 'branch', action: 'keep' }),
        {
          place: 'catalog',
          action: 'keep',
          subject: 'component:default/there',
        },
      ]),
    );
    expect([other.changes, other.problems]).toEqual([
      [],
      [
        {
          path: 'repoUrl',
          message: expect.stringMatching(/^acme\/there exists .* other files/),
        },
      ],
    ]);
    expect(lacking.problems).toEqual(
      expect.arrayContaining([
        {
          path: 'owner',
          message: expect.stringContaining('is not in the catalog'),
        },
        { message: expect.stringContaining('secret CODECOV_TOKEN is missing') },
      ]),
    );
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
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

  it.each([
    [
      'a secret',
      { answers: { 'ci:KEY': 'hunter22' } },
      400,
      /^answers.ci:KEY: is a secret/,
    ],
    [
      'secrets',
      { answers: {}, secrets: { 'ci:KEY': 'hunter22' } },
      400,
      /^body: .*'secrets'/,
    ],
    ['a place', { answers: {}, skeleton: '/etc' }, 400, /^body: .*'skeleton'/],
    ['no answers', {}, 400, /^answers: /],
    [
      'an entity of another kind',
      { answers: {}, templateRef: 'component:legacy' },
      400,
      /^templateRef: must be of the kind template/,
    ],
    [
      'a URL',
      { answers: {}, templateRef: 'file:///etc/passwd' },
      400,
      /^templateRef: /,
    ],
    [
      'a stranger',
      { answers: {}, templateRef: 'nowhere' },
      404,
      /^There is no template nowhere/,
    ],
    [
      'known things that are no digests',
      { answers: {}, known: ['../x'] },
      400,
      /^known.0: must be a digest/,
    ],
    [
      'too much',
      { answers: { description: 'x'.repeat(1 << 20) } },
      413,
      /too large/,
    ],
  ])('refuses %s', async (_, body, status, message) => {
    const response = await send('', body);

    const told = await response.text();
    expect([response.status, JSON.parse(told).error.message]).toEqual([
      status,
      expect.stringMatching(message),
    ]);
    expect(told).not.toContain('hunter22');
    expect(portal.record.requests).toEqual([]);
  });

  it.each([
    [
      'nothing but nesting',
      JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`),
    ],
    ['a prototype', JSON.parse('{"__proto__":{"name":"x"},"constructor":{}}')],
    ['wrong kinds', { name: 1, entities: 'x', database: [], variables: [[]] }],
    ['template code', { description: '${{ secrets.X }}{% raw %}' }],
  ])('answers to %s with problems', async (_, odd) => {
    const { files, problems } = await tree({
      answers: { ...answersFor('odd'), ...odd, nonsense: odd },
    });

    expect(problems.length).toBeGreaterThan(0);
    expect(files.length).toBeGreaterThan(20);
  });

  it('is told to nobody who has not signed in', async () => {
    const url = `${portal.client.url}/api/scaffolder/slipway/preview`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ templateRef: fastapi, answers: {} }),
    });

    expect(response.status).toBe(401);
  });

  it('leaves a trace, without a secret', async () => {
    await send('.zip', { answers: answersFor('traced') });

    const told = portal.logged.filter(line => line.includes('slipway-preview'));
    expect(told.join('\n')).toMatch(/archive.*fastapi-service/);
    expect(told.join('\n')).not.toContain(FORGE_TOKEN);
  });
});
