import { parseRepoUrl } from './parseRepoUrl';

describe('parseRepoUrl', () => {
  it.each([
    ['github.com?owner=acme&repo=a.b', 'github.com', 'acme', 'a.b'],
    ['LOCALHOST:7008?repo=x&owner=acme', 'localhost:7008', 'acme', 'x'],
    ['gitlab.com?owner=group%2Fsub&repo=x', 'gitlab.com', 'group/sub', 'x'],
  ])('takes apart %s', (repoUrl, host, owner, name) => {
    expect(parseRepoUrl(repoUrl)).toEqual({ host, owner, name });
  });

  it.each([
    '',
    'github.com',
    '?owner=a&repo=b',
    'github.com?owner=a',
    'github.com?owner=a&repo=b&repo=c',
    'github.com?owner=a&owner=b&repo=c',
    'github.com/x?owner=a&repo=b',
    'user@github.com?owner=a&repo=b',
    'https://github.com?owner=a&repo=b',
    'github.com:99999?owner=a&repo=b',
    'git hub.com?owner=a&repo=b',
    'a..b?owner=a&repo=b',
    'github.com?owner=..&repo=b',
    'github.com?owner=a%2F..%2Fb&repo=b',
    'github.com?owner=a&repo=..',
    'github.com?owner=a&repo=.git',
    'github.com?owner=a&repo=b.git',
    'github.com?owner=a&repo=b%2Fc',
    'github.com?owner=a&repo=b%0ac',
    'github.com?owner=a%23&repo=b',
    `github.com?owner=a&repo=${'b'.repeat(101)}`,
  ])('refuses %s', repoUrl => {
    expect(() => parseRepoUrl(repoUrl)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(
          /^repoUrl: (names no |".*" has no valid host|the owner ".*" is no valid one|the repository name ".*" must )/,
        ),
      }),
    );
  });

  it.each([
    ['taken.git', '"taken.git" must not end with ".git"'],
    ['.git', '".git" must not end with ".git"'],
    ['..', '".." must not be dots only'],
    ['.hidden', '".hidden" must begin with'],
    ['end.', '"end." must not end with a dot'],
    ['%C3%BCber', '"über" must have no other characters than'],
    ['b%0a', '"b\\n" must have no other characters than'],
    ['b'.repeat(101), `"${'b'.repeat(60)}…" must have at most 100 characters`],
  ])('says what is wrong with the name %s', (name, words) => {
    expect(() => parseRepoUrl(`github.com?owner=a&repo=${name}`)).toThrow(
      `repoUrl: the repository name ${words}`,
    );
  });
});
