import { answerKey, mendAnswers } from './mendAnswers';
import { parseAnswers } from './parseAnswers';
import { minimal, withEntities } from './testing/minimalAnswers';

describe('mendAnswers', () => {
  it('leaves right answers as they are', () => {
    expect(mendAnswers(minimal)).toEqual({
      answers: parseAnswers(minimal),
      problems: [],
    });
  });

  it('keeps what is right beside what is wrong', () => {
    const { answers, problems } = mendAnswers({
      ...withEntities('Order', 'Order'),
      layout: 'spaceship',
      database: { version: '17', driver: 'odbc' },
      license: 'mit',
      'what is this': 1,
    });

    expect(answers).toEqual(parseAnswers({ ...minimal, license: 'mit' }));
    expect(problems.map(({ path }) => path)).toEqual([
      'answers["what is this"]',
      'layout',
      'database.driver',
      'entities[1].name',
    ]);
  });

  it('has a stand-in for each required answer', () => {
    const { answers, problems } = mendAnswers({ ...minimal, name: 'X' });
    expect(answers).toEqual(parseAnswers({ ...minimal, name: 'stand-in' }));
    expect(problems.map(({ path }) => path)).toEqual(['name']);

    for (const input of [undefined, 'orders', [], { owner: '?' }, new Map()]) {
      expect(mendAnswers(input).answers.owner).toBe('group:default/stand-in');
    }
  });

  it('has no stand-in for what is right beside a key that is none, or one that is missing', () => {
    const { answers } = mendAnswers({ ...minimal, foo: 1 });
    expect(answers).toEqual(parseAnswers(minimal));

    const { name: _, ...nameless } = { ...minimal, license: 'mit' };
    expect(mendAnswers(nameless).answers).toEqual(
      parseAnswers({ ...nameless, name: 'stand-in' }),
    );
  });

  it('drops what is only wrong together with a default', () => {
    const taken = { ...minimal, name: 'X', variables: { staging: { a: 1 } } };
    expect(mendAnswers(taken).answers).toEqual(
      parseAnswers({ ...minimal, name: 'stand-in' }),
    );
  });
});

describe('answerKey', () => {
  it.each([
    ['entities[1].fields[0].name', 'entities'],
    ['database.driver', 'database'],
    ['answers["a b"]', 'answers'],
  ])('of %p', (path, key) => expect(answerKey(path)).toBe(key));
});
