import { taskSecretsProblem } from './taskSecretsProblem';

describe('taskSecretsProblem', () => {
  /** As the scaffolder's log makes it of all secrets of a task. */
  const pattern = (values: readonly string[]) =>
    new RegExp(
      `(?=(${values
        .map(value => value.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&'))
        .join('|')}))`,
      'g',
    );

  it.each([
    ['letters', 'x'.repeat(23_999)],
    ['signs', '+'.repeat(11_999)],
  ])('lets through as many %s as Backstage can hide', (_, value) => {
    expect(taskSecretsProblem([value])).toBeUndefined();
    const tokens = 'y'.repeat(8_000);
    expect(pattern([value, tokens]).test(value)).toBe(true);
  });

  it('refuses what would make Backstage show every secret, without showing one', () => {
    const values = ['one', 'canary'.repeat(6_000)];
    expect(() => pattern(values).test('x')).toThrow('canary');
    const problem = taskSecretsProblem(values);
    expect(problem).toMatch(/^the secrets together are longer/);
    expect(problem).not.toContain('canary');
  });
});
