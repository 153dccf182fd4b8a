import { JsonObject } from '@backstage/types';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const secrets = { USER_OAUTH_TOKEN: FORGE_TOKEN };

/** What a preview says in place of a look at the forge. */
const notPreviewed =
  'Create looks at the forge with your own credentials, which a preview is never given; go on without it, everything is checked again before anything is created';

describe('a person’s own credentials', () => {
  let portal: Portal;

  afterEach(async () => {
    portal.record.clear();
  });

  const strangerHost = () => portal.host.replace('localhost', '127.0.0.1');

  /** On a host for which the portal itself has a token that the forge does not know. */
  const answersFor = (name: string): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${strangerHost()}?owner=acme&repo=${name}`,
  });

  const tokens = () =>
    new Set(
      portal.record.requests.map(({ token }) => token).filter(token => token),
    );

  const previewOf = async (template: string) => {
    const response = await portal.client.send(
      '/scaffolder/slipway/preview/plan',
      {
        method: 'POST',
        body: {
          templateRef: `template:default/${template}`,
          answers: answersFor('previewed'),
        },
      },
    );
    return (await response.json()).error?.message;
  };

  describe('where a template asks for them', () => {
    beforeAll(async () => {
      portal = await startPortal();
    });
    afterAll(() => portal?.stop());

    it('do everything there is to do on the forge', async () => {
      const task = await portal.client.run(answersFor('mine'), {
        template: 'service-with-own-token',
        secrets,
      });
      expect(task.error).toBeUndefined();
      expect(task.status).toBe('completed');
      expect([...tokens()]).toEqual([FORGE_TOKEN]);
      expect(task.log.join('\n')).not.toContain(FORGE_TOKEN);
    });

    it('are asked for before the forge is, where the form’s token is missing', async () => {
      const task = await portal.client.run(answersFor('without'), {
        template: 'service-with-own-token',
      });
      expect(task.status).toBe('failed');
      expect(task.error).toMatchObject({
        name: 'InputError',
        message: `repoUrl: the template only creates repositories on ${strangerHost()} with your own credentials; sign in there, or give the step the input token`,
      });
      expect(portal.record.requests).toEqual([]);
    });

    it('are asked for by each step, also where only an earlier one was given them', async () => {
      const task = await portal.client.run(answersFor('half'), {
        template: 'service-with-half-a-token',
        secrets,
      });
      expect(task.status).toBe('failed');
      expect(task.error?.message).toMatch(
        /^repoUrl: the template only creates repositories on /,
      );
      expect(task.log.join('\n')).toContain('Beginning step Create');
      expect([...tokens()]).toEqual([FORGE_TOKEN]);
      expect(portal.record.requests.filter(({ writes }) => writes)).toEqual([]);

      portal.record.clear();
      const aftermath = await portal.client.send(
        `/scaffolder/slipway/tasks/${task.id}/aftermath`,
      );
      expect(aftermath.status).toBe(409);
      expect((await aftermath.json()).error.message).toMatch(
        /worked with a person's own credentials, which are not kept/,
      );
      expect(portal.record.requests).toEqual([]);
    });

    it('are not stood in for by the portal’s in a preview', async () => {
      expect(await previewOf('service-with-own-token')).toBe(notPreviewed);
      expect(portal.record.requests).toEqual([]);
    });
  });

  describe('where the portal requires them', () => {
    beforeAll(async () => {
      portal = await startPortal({
        scaffolder: { requireScmUserCredentials: true },
      });
    });
    afterAll(() => portal?.stop());

    it('are asked for before the forge is', async () => {
      const task = await portal.client.run(answersFor('without'));
      expect(task.status).toBe('failed');
      expect(task.error).toMatchObject({
        name: 'InputError',
        message: `repoUrl: the portal only creates repositories on ${strangerHost()} with your own credentials; sign in there, or give the step the input token`,
      });
      expect(await previewOf('service')).toBe(notPreviewed);
      expect(portal.record.requests).toEqual([]);
    });

    it('do everything there is to do on the forge', async () => {
      const task = await portal.client.run(answersFor('required'), {
        template: 'service-with-own-token',
        secrets,
      });
      expect(task.error).toBeUndefined();
      expect([...tokens()]).toEqual([FORGE_TOKEN]);
    });
  });
});
