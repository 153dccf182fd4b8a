import { useApi } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { scmAuthApiRef } from '@backstage/integration-react';
import { renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { CredentialsOnce } from './CredentialsOnce';

const github = { url: 'https://github.com' };
const gitea = { url: 'https://gitea.acme.dev' };

it('asks once in a while for the same credentials, and again after a refusal', async () => {
  const asked: string[] = [];
  const getCredentials = async ({ url }: { readonly url: string }) => {
    asked.push(url);
    if (asked.length === 1) {
      throw new Error('refused');
    }
    return { token: String(asked.length), headers: {} };
  };
  const wrapper = (props: { readonly children: ReactNode }) => (
    <TestApiProvider apis={[[scmAuthApiRef, { getCredentials }]]}>
      <CredentialsOnce>{props.children}</CredentialsOnce>
    </TestApiProvider>
  );
  const { current } = renderHook(() => useApi(scmAuthApiRef), {
    wrapper,
  }).result;
  await expect(current.getCredentials(github)).rejects.toThrow('refused');
  const tokens = [github, github, gitea, github].map(options =>
    current.getCredentials(options).then(({ token }) => token),
  );
  expect(await Promise.all(tokens)).toEqual(['2', '2', '3', '2']);
  expect(asked).toEqual([github.url, github.url, gitea.url]);

  // By then the token may have run out.
  jest.useFakeTimers({
    now: Date.now() + 15 * 60_000,
    doNotFake: ['nextTick'],
  });
  try {
    expect((await current.getCredentials(github)).token).toBe('4');
  } finally {
    jest.useRealTimers();
  }
});
