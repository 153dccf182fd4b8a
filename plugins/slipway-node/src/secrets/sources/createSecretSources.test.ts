import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { SecretDeclaration } from '../../skeleton';
import { createSecretSources } from './createSecretSources';
import { SecretQuestion } from './SecretQuestion';
import { SecretOrigin, SecretRule } from './SecretRule';
import { SecretSource } from './SecretSource';

const declared = (
  name: string,
  scope: SecretDeclaration['scope'],
): SecretDeclaration => ({ name, scope, description: '', source: 'provided' });

const question: SecretQuestion = {
  templateRef: 'template:default/service',
  owner: 'group:default/orders',
  environments: ['staging', 'production'],
  declared: [declared('DSN', 'environment'), declared('TOKEN', 'repository')],
  isGiven: () => false,
  isMember: async () => true,
};

function rule(
  secret: string,
  key: string,
  more: Partial<SecretRule> = {},
): SecretRule {
  const from: SecretOrigin = { kind: 'vault', vault: 'keep', key };
  const place = `slipway.secrets.sources[${key}]`;
  return { place, secret, always: false, from, ...more };
}

/** A vault in which each key is its own value. */
const keep: SecretSource = { read: async key => `value of ${key}` };

function sourcesOf(rules: readonly SecretRule[], vault = keep) {
  return createSecretSources({ rules, vaults: new Map([['keep', vault]]) });
}

/** Where which value goes. */
async function given(
  rules: readonly SecretRule[],
  more: Partial<SecretQuestion> = {},
) {
  const secrets = await sourcesOf(rules).open({ ...question, ...more });
  const places = [undefined, 'staging', 'production', 'live'].flatMap(place =>
    secrets.names(place).map(name => [name, place] as const),
  );
  return Promise.all(
    places.map(
      async ([name, place]) =>
        `${place ?? 'repository'} ${name}: ${await secrets.value(name, place)}`,
    ),
  );
}

describe('createSecretSources', () => {
  it('gives what is declared where it is declared, by the first rule that fits', async () => {
    expect(
      await given([
        rule('DSN', 'other', { templates: ['template:default/other'] }),
        rule('DSN', 'live', { environment: 'production' }),
        rule('DSN', 'any'),
        rule('DSN', 'late'),
        rule('TOKEN', 'nowhere', { environment: 'staging' }),
        rule('TOKEN', 'repository'),
        rule('UNDECLARED', 'undeclared'),
      ]),
    ).toEqual([
      'repository TOKEN: value of repository',
      'staging DSN: value of any',
      'production DSN: value of live',
    ]);
  });

  it('gives always what is declared nowhere, to the place it names', async () => {
    const always = true;
    expect(
      await given(
        [
          rule('NPM', 'first', { always }),
          rule('NPM', 'second', { always }),
          rule('NPM', 'staging', { always, environment: 'staging' }),
          rule('NPM', 'moon', { always, environment: 'moon' }),
          rule('DSN', 'declared', { always }),
        ],
        { environments: ['staging'] },
      ),
    ).toEqual([
      'repository NPM: value of first',
      'staging DSN: value of declared',
      'staging NPM: value of staging',
    ]);
  });

  it('leaves to a person what the person gave', async () => {
    const rules = [rule('DSN', 'any')];
    const isGiven = (_: string, place?: string) => place === 'staging';
    expect(await given(rules, { isGiven })).toEqual([
      'production DSN: value of any',
    ]);
  });

  it('keeps what is for an owner from everybody else', async () => {
    const owned = (owner: string) =>
      rule('TOKEN', owner, { owners: [`group:default/${owner}`] });
    const rules = [owned('payments'), owned('orders')];
    expect(await given(rules)).toEqual(['repository TOKEN: value of orders']);
    const asked = jest.fn(keep.read);
    const stranger = { ...question, isMember: async () => false };
    const secrets = await sourcesOf(rules, { read: asked }).open(stranger);
    expect(secrets.provides('token')).toBe(false);
    await expect(secrets.value('token')).rejects.toThrow(
      'secret TOKEN is missing: slipway.secrets.sources[orders] keeps it for group:default/orders, and you do not belong to it',
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('reads a value when it is asked for, once for all that ask, and keeps it nowhere', async () => {
    const read = jest.fn(keep.read);
    const rules = [rule('DSN', 'any'), rule('TOKEN', 'token')];
    const secrets = await sourcesOf(rules, { read }).open(question);
    expect(read).not.toHaveBeenCalled();
    const dsn = (place: string) => secrets.value('DSN', place);
    await Promise.all(['staging', 'production'].map(dsn));
    expect(read.mock.calls.map(([key]) => key)).toEqual(['any']);
    await dsn('staging');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('tells which secrets there are without reading one', async () => {
    const read = jest.fn(keep.read);
    const secrets = await sourcesOf([rule('DSN', 'any')], { read }).assign(
      question,
    );
    expect(secrets.has('dsn', 'production')).toBe(true);
    expect(secrets.provides('dsn', 'production')).toBe(true);
    expect(await secrets.problem('DSN', 'production')).toBeUndefined();
    expect(await secrets.value('DSN', 'production')).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it('shows names only', async () => {
    const secrets = await sourcesOf([rule('DSN', 'any')]).open(question);
    const shown = `${JSON.stringify(secrets)} ${inspect(secrets, {
      depth: 9,
    })}`;
    expect(shown).toContain('"environment":"staging"');
    expect(shown).not.toContain('value of');
  });

  it('reads files to the line break that ends them, and nothing else for a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-sources-'));
    const reasonOf = async (key: string) => {
      const from: SecretOrigin = { kind: 'file', key };
      const sources = createSecretSources({
        rules: [rule('TOKEN', 'file', { from })],
      });
      const secrets = await sources.open(question);
      return (await secrets.problem('TOKEN')) ?? secrets.value('TOKEN');
    };
    const path = join(folder, 'token');
    try {
      await writeFile(path, 'one\r\ntwo\n\r\n');
      expect(await reasonOf(path)).toBe('one\r\ntwo\n');
      await writeFile(path, Buffer.from([0xff, 0xfe]));
      expect(await reasonOf(path)).toContain(
        'could not be read (ERR_ENCODING_INVALID_ENCODED_DATA)',
      );
      await writeFile(path, '\n');
      expect(await reasonOf(path)).toContain('which is empty');
      await writeFile(path, Buffer.alloc(1024 * 1024 + 1, 'x'));
      for (const unfit of [path, folder, '/dev/zero']) {
        expect(await reasonOf(unfit)).toContain(
          `the file ${unfit}, which could not be read (NO_FILE_OF_AT_MOST_A_MEGABYTE)`,
        );
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('does not wait for a vault once the task is cancelled', async () => {
    const deaf = { read: () => new Promise<never>(() => {}) };
    const reading = new AbortController();
    const secrets = await sourcesOf([rule('DSN', 'any')], deaf).open(question, {
      signal: reading.signal,
    });
    const result = secrets.value('DSN', 'staging');
    reading.abort(new Error('cancelled'));
    await expect(result).rejects.toThrow('cancelled');
  });

  it('refuses every vault that nobody registered', () => {
    const from: SecretOrigin = { kind: 'vault', vault: 'moon', key: 'a' };
    expect(() => sourcesOf([rule('A', '0', { from }), rule('B', '1')])).toThrow(
      'slipway.secrets.sources[0].from.vault: no module registers the vault "moon"; add it to the backend, or choose one that is there: keep',
    );
  });
});
