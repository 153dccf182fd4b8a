import { fieldTypes } from './Answers';
import { findAnswerProblems } from './findAnswerProblems';
import { memberFits } from './memberFits';
import { minimal } from './testing/minimalAnswers';

const given = {
  required: true,
  unique: true,
  indexed: true,
  filterable: true,
  sortable: true,
  min: 1,
  max: 2,
  maxLength: 200,
  values: ['a'],
  target: 'Item',
  default: 'a',
  description: 'Text',
} as const;

/** Whether a rule says that the member has no business on the type. */
function isRefused(member: keyof typeof given, type: string): boolean {
  const field = { name: 'amount', type, [member]: given[member] };
  const entities = [{ name: 'Item', fields: [field] }];
  return findAnswerProblems({ ...minimal, entities }).some(
    ({ path, message }) =>
      path === `entities[0].fields[0].${member}` &&
      message.includes('does not apply to the type'),
  );
}

describe('memberFits', () => {
  it.each(fieldTypes)('offers for %s what no rule refuses', type => {
    for (const member of Object.keys(given) as (keyof typeof given)[]) {
      expect([member, memberFits(member, type)]).toEqual([
        member,
        !isRefused(member, type),
      ]);
    }
  });
});
