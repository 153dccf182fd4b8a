import { previewsOf } from './__testUtils__/previewsOf';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const fastapi = 'template:default/fastapi-service';

describe('a preview of what nobody should send', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    await portal.client.entity(fastapi);
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const { answersFor, send, tree } = previewsOf(() => portal);

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
});
