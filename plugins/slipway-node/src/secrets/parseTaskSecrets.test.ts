import { inspect } from 'node:util';
import { missingSecrets } from './missingSecrets';
import { parseTaskSecrets } from './parseTaskSecrets';

const options = { environments: ['staging', 'eu:production'] };

describe('parseTaskSecrets', () => {
  it('sorts secrets by place', () => {
    const secrets = parseTaskSecrets(
      {
        'ci:dockerhub_token': 'one',
        'ci:staging:SECRET_KEY': 'two',
        'ci:eu:production:SECRET_KEY': 'three',
        'ci:EMPTY': '',
        USER_OAUTH_TOKEN: 'of somebody else',
      },
      options,
    );
    expect(secrets.names()).toEqual(['DOCKERHUB_TOKEN']);
    expect(secrets.value('DOCKERHUB_TOKEN')).toBe('one');
    expect(secrets.value('Secret_Key', 'staging')).toBe('two');
    expect(secrets.value('SECRET_KEY', 'eu:production')).toBe('three');
    expect(secrets.value('SECRET_KEY')).toBeUndefined();
    expect(secrets.value('DOCKERHUB_TOKEN', 'staging')).toBeUndefined();
    expect(secrets.value('EMPTY')).toBeUndefined();
    expect(secrets.environments).toEqual(['staging', 'eu:production']);
  });

  it('does not show values', () => {
    const secrets = parseTaskSecrets(
      { 'ci:A': 'canary', 'ci:staging:B': 'canary' },
      options,
    );
    const shown = `${secrets} ${JSON.stringify(secrets)} ${inspect(secrets, {
      depth: 9,
    })}`;
    expect(shown).toContain('"staging":["B"]');
    expect(shown).not.toContain('canary');
  });

  it('names every problem at once, and no value', () => {
    const parse = () =>
      parseTaskSecrets(
        {
          'ci:GITHUB_TOKEN': 'canary',
          'ci:1A': 'canary',
          'ci:': 'canary',
          'ci:A\nB': 'canary',
          'ci:prod:A': 'canary',
          'ci:A': { value: 'canary' },
          'ci:b': 'canary',
          'ci:B': 'canary',
        },
        options,
      );
    expect(parse).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: [
          '7 things are wrong; correct each of them and try again:',
          'secret ci:GITHUB_TOKEN: the name must not start with GITHUB_, which is reserved',
          'secret ci:1A: the name must not start with a digit',
          'secret ci:: the name may only hold letters, digits and underscores',
          'secret ci:A?B: the name may only hold letters, digits and underscores',
          'secret ci:prod:A: there is no environment "prod"; choose staging, eu:production',
          'secret ci:A: must be a text',
          'secret ci:B: is given twice',
        ].join('\n'),
      }),
    );
  });
});

describe('missingSecrets', () => {
  it('says what is missing, what for and where to enter it', () => {
    const error = missingSecrets([
      { name: 'DOCKERHUB_TOKEN', description: 'Pushes images to Docker Hub.' },
      {
        name: 'API_KEY',
        environment: 'staging',
        description: 'Calls the ledger',
      },
    ]);
    expect(error.name).toBe('InputError');
    expect(error.message.split('\n')).toEqual([
      '2 things are wrong; correct each of them and try again:',
      'secret DOCKERHUB_TOKEN is missing: Pushes images to Docker Hub; enter it in the form or put DOCKERHUB_TOKEN into the secrets file of slipway create',
      'secret API_KEY of environment staging is missing: Calls the ledger; enter it in the form or put staging.API_KEY into the secrets file of slipway create',
    ]);
  });
});
