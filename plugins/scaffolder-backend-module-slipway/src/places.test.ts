import { forgeRequest } from './__testUtils__/forgeRequest';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('where a template lets repositories be', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());

  const template = 'service-in-places';
  const answersAt = (place: string) => ({
    name: 'placed',
    owner: 'group:default/platform',
    repoUrl: `${place}&repo=placed`,
  });
  const otherHost = () => portal.host.replace('localhost', '127.0.0.1');
  const refusals: Record<string, () => readonly [string, string]> = {
    'another owner': () => [
      `${portal.host}?owner=slipway`,
      'owner "slipway" is not offered by the template; choose acme, Slipway-Labs',
    ],
    'an owner in other letters': () => [
      `${portal.host}?owner=ACME`,
      'owner "ACME" is not offered by the template; choose acme, Slipway-Labs',
    ],
    'another host of the portal': () => [
      `${otherHost()}?owner=acme`,
      `host "${otherHost()}" is not offered by the template; choose ${
        portal.host
      }`,
    ],
  };

  it.each(Object.keys(refusals))('is not %s', async title => {
    const { client, record } = portal;
    const [place, message] = refusals[title]!();
    record.clear();

    const task = await client.run(answersAt(place), { template });

    expect(task.error).toEqual({
      name: 'InputError',
      message: `repoUrl: ${message}`,
    });
    // Nobody learns what is there.
    expect(record.requests).toEqual([]);
  });

  it('is told with everything else that is wrong', async () => {
    const { client } = portal;
    const answers = { ...answersAt(`${portal.host}?owner=slipway`), name: 'X' };

    const task = await client.run(answers, { template });

    expect(task.error?.message.split('\n')).toEqual([
      '2 things are wrong; correct each of them and try again:',
      expect.stringMatching(/^name: "X" must be/),
      expect.stringMatching(/^repoUrl: owner "slipway" is not offered/),
    ]);
  });

  it('is not asked of a stand-in for answers that are wrong elsewhere', async () => {
    const { client, host } = portal;
    const answers = { ...answersAt(`${host}?owner=acme`), foo: 1 };

    const task = await client.run(answers, { template });

    expect(task.error?.message).toMatch(/^foo: is not a known key; [^\n]*$/);
  });

  it('is where it says', async () => {
    const { client, host } = portal;

    const task = await client.run(answersAt(`${host}?owner=acme`), {
      template,
    });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { status } = await forgeRequest(portal, '/repos/acme/placed');
    expect(status).toBe(200);
  });
});
