import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { readable } from './readable';

async function failureOf(
  error: unknown,
  context: Parameters<typeof readable>[0] = {},
) {
  const logger = mockServices.logger.mock();
  const thrown: Error = await readable(context, logger, async () => {
    throw error;
  }).catch(each => each);
  return { thrown, logged: JSON.stringify(logger.error.mock.calls) };
}

describe('readable', () => {
  it('passes on what was written for people, with its sentence in place of the stack', async () => {
    const { thrown, logged } = await failureOf(new ConflictError('taken'));

    expect(thrown).toMatchObject({ name: 'ConflictError', message: 'taken' });
    expect(thrown.stack).toBe('ConflictError: taken');
    expect(logged).toBe('[]');
  });

  it('keeps a fault of ours for the platform team, without secrets', async () => {
    const { thrown, logged } = await failureOf(
      new TypeError('cannot read hunter22 of undefined'),
      { step: { name: 'Publish' }, secrets: { 'ci:KEY': 'hunter22' } },
    );

    expect(thrown.stack).toBe(
      'Error: "Publish" failed unexpectedly; run the template again, it continues where it stopped, and tell the platform team if it fails again',
    );
    expect(logged).toContain('cannot read *** of undefined');
    expect(logged).toContain('readable.test.ts');
    expect(logged).not.toContain('hunter22');
  });

  it('says that a step was cancelled, whatever it failed with', async () => {
    const { thrown, logged } = await failureOf(new Error('aborted'), {
      step: { name: 'Publish' },
      signal: AbortSignal.abort(),
    });

    expect(thrown.stack).toBe('Error: "Publish" was cancelled');
    expect(logged).toBe('[]');
  });
});
