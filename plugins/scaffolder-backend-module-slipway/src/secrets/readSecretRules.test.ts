import { ConfigReader } from '@backstage/config';
import { JsonValue } from '@backstage/types';
import { readSecretRules } from './readSecretRules';

const read = (sources: JsonValue) =>
  readSecretRules(new ConfigReader({ slipway: { secrets: { sources } } }));

describe('readSecretRules', () => {
  it('finds no rules where nothing is configured', () => {
    expect(readSecretRules(new ConfigReader({}))).toEqual([]);
  });

  it('reads rules with whole entity references', () => {
    const rules = read([
      { secret: 'npm_token', from: { env: 'NPM_TOKEN' } },
      {
        secret: 'SENTRY_DSN',
        environment: 'production',
        templates: ['fastapi-service'],
        owners: ['Payments', 'user:guest'],
        always: true,
        from: { vault: 'keep', key: 'sentry#dsn' },
      },
    ]);

    expect(rules).toEqual([
      {
        place: 'slipway.secrets.sources[0]',
        secret: 'NPM_TOKEN',
        always: false,
        from: { kind: 'env', key: 'NPM_TOKEN' },
      },
      {
        place: 'slipway.secrets.sources[1]',
        secret: 'SENTRY_DSN',
        environment: 'production',
        templates: ['template:default/fastapi-service'],
        owners: ['group:default/payments', 'user:default/guest'],
        always: true,
        from: { kind: 'vault', vault: 'keep', key: 'sentry#dsn' },
      },
    ]);
  });

  it('tells everything that is wrong at once, and no value', () => {
    const value = 'canary-inline-value';
    const readAll = () =>
      read([
        { secret: 'GITHUB_TOKEN', from: { env: 'A' } },
        { secret: 'A', from: { value } },
        { secret: 'B', from: { env: 'A', file: '/run/secrets/b' } },
        { secret: 'C', from: { file: 'secrets/c' }, owner: 'platform' },
        { secret: 'D', from: { vault: 'keep' } },
        { secret: 'E', owners: ['a:'], templates: [], from: { env: 'E' } },
      ]);
    const place = 'slipway.secrets.sources';
    const oneOrigin =
      'must be one of { env: VARIABLE }, { file: /absolute/path } and { vault: identifier, key: key }';
    const told = [
      '8 things are wrong; correct each of them and try again:',
      `${place}[0].secret: must not start with GITHUB_, which is reserved`,
      `${place}[1].from: Unrecognized key(s) in object: 'value'`,
      `${place}[2].from: ${oneOrigin}`,
      `${place}[3].from.file: must be an absolute path of the portal’s machine`,
      `${place}[3]: Unrecognized key(s) in object: 'owner'`,
      `${place}[4].from: ${oneOrigin}`,
      `${place}[5].templates: must name one, or be left out for all`,
      `${place}[5].owners[0]: must be an entity reference like group:default/name`,
    ].join('\n');
    expect(readAll).toThrow(
      expect.objectContaining({ name: 'InputError', message: told }),
    );
    expect(told).not.toContain(value);
  });

  it('refuses rules that would never be used', () => {
    const rule = { secret: 'A', owners: ['x'], from: { env: 'A' } };
    expect(() =>
      read([rule, { ...rule, secret: 'a', from: { env: 'B' } }]),
    ).toThrow(
      'slipway.secrets.sources[1]: is for the same services as slipway.secrets.sources[0] and would never be used; remove one of them',
    );
  });
});
