import { formAnswers } from './formAnswers';

describe('formAnswers', () => {
  it('has no asterisks among the answers, and says which secrets were entered', () => {
    const form = {
      name: 'orders',
      'ci:TOKEN': '******',
      'ci:staging:DATABASE_URL': '***',
      // Entered and taken back.
      'ci:EMPTIED': '',
      'ci:UNTOUCHED': undefined,
      system: undefined,
    };
    expect(formAnswers(form)).toEqual({
      answers: { name: 'orders' },
      entered: ['ci:TOKEN', 'ci:staging:DATABASE_URL'],
    });
  });
});
