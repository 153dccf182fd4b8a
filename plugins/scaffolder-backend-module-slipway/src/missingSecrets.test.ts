import { forgeRequest } from './__testUtils__/forgeRequest';
import { previewsOf } from './__testUtils__/previewsOf';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const templateRef = 'template:default/service';
const secrets = {
  'ci:CODECOV_TOKEN': 'canary-codecov-2f81',
  'ci:staging:SENTRY_DSN': 'canary-staging-2f81',
  'ci:production:SENTRY_DSN': 'canary-production-2f81',
};

describe('secrets that a repository lacks', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
    await portal.client.entity(templateRef);
  });
  afterAll(() => portal?.stop());

  const { answersFor, plan } = previewsOf(() => portal);

  it.each([
    [
      'whole',
      'service',
      [
        '/actions/secrets/CODECOV_TOKEN',
        '/environments/production/secrets/SENTRY_DSN',
      ],
      ['CODECOV_TOKEN', 'SENTRY_DSN of environment production'],
    ],
    [
      'unfinished',
      'service-until-repository',
      [],
      [
        'CODECOV_TOKEN',
        'SENTRY_DSN of environment staging',
        'SENTRY_DSN of environment production',
      ],
    ],
  ] as const)(
    'are told before the first write where it is %s',
    async (standing, template, removed, missing) => {
      const { client, record } = portal;
      const name = `lacks-${standing}`;
      const answers = { ...answersFor(name), license: 'mit' };
      const made = await client.run(answers, { secrets, template });
      expect([made.status, made.error]).toEqual(['completed', undefined]);
      for (const path of removed) {
        const at = `/repos/acme/${name}${path}`;
        const { status } = await forgeRequest(portal, at, { method: 'DELETE' });
        expect(status).toBe(204);
      }
      record.clear();

      const preview = await plan({ templateRef, answers });
      const task = await client.run(answers);

      const told = missing.map(what =>
        expect.stringMatching(new RegExp(`^secret ${what} is missing: `)),
      );
      expect(preview.standing).toBe(standing);
      expect(preview.problems.map(({ message }) => message)).toEqual(told);
      expect(task.error?.message.split('\n').slice(1)).toEqual(told);
      expect(task.log.join('\n')).not.toContain('Kept');
      expect(record.requests.filter(each => each.writes)).toEqual([]);

      const complete = await client.run(answers, { secrets });
      expect([complete.status, complete.error]).toEqual([
        'completed',
        undefined,
      ]);
      record.clear();
      const again = await client.run(answers);
      expect([again.status, again.error]).toEqual(['completed', undefined]);
      expect(record.requests.filter(each => each.writes)).toEqual([]);
    },
  );
});
