import { answersOf } from './answersOf';
import { enteredSecrets } from './enteredSecrets';

describe('answersOf', () => {
  it('leaves out what the secret fields of a form leave behind', () => {
    const parameters = Object.freeze(
      Object.assign(Object.create(null), {
        name: 'orders',
        'ci:staging:DATABASE_URL': '*****',
        ci: ['github'],
      }),
    );
    expect(answersOf(parameters)).toEqual({ name: 'orders', ci: ['github'] });
    expect(enteredSecrets(parameters)).toEqual({
      'ci:staging:DATABASE_URL': '*****',
    });
  });

  it('leaves what is no set of answers to the rules', () => {
    for (const parameters of [undefined, null, 'orders', ['orders']]) {
      expect(answersOf(parameters)).toBe(parameters);
      expect(enteredSecrets(parameters)).toEqual({});
    }
  });
});
