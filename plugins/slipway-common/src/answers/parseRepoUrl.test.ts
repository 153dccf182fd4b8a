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
        message: expect.stringMatching(/^repoUrl: .* has no valid /),
      }),
    );
  });
});
