import {
  answerLimits,
  findAnswerProblems,
  problemsAt,
} from '@slipway/plugin-slipway-common';
import { FieldMembers } from '../model/Draft';

/** What can be left out of a field; a name and a target are for the person to choose. */
const droppable = [
  'default',
  'unique',
  'indexed',
  'min',
  'max',
  'maxLength',
  'description',
] as const;

const place = 'entities[0].fields[0]';

/** A field without what the rules refuse, each of which is said with its reason. */
export function keepWhatFits(
  field: FieldMembers,
  note: (message: string) => void,
): FieldMembers {
  const kept = withReadableValues(shortIfUnique(field, note), note);
  for (const member of droppable) {
    const [problem] = problemsOf(kept, member);
    if (problem !== undefined) {
      const reason = problem.replace(/; leave it out$/, '');
      note(`its ${member} is left out, since it ${reason}`);
      kept[member] = undefined;
    }
  }
  return kept;
}

/** What is unique fits into an index, which a text does not. */
function shortIfUnique(
  field: FieldMembers,
  note: (message: string) => void,
): FieldMembers {
  if (field.type !== 'text' || !field.unique) {
    return field;
  }
  const maxLength = answerLimits.indexedText;
  note(`is unique, so it becomes string of at most ${maxLength} characters`);
  return { ...field, type: 'string', maxLength };
}

/** An enum whose values make no names becomes a string. */
function withReadableValues(
  field: FieldMembers,
  note: (message: string) => void,
): { -readonly [M in keyof FieldMembers]: FieldMembers[M] } {
  const [problem] = field.type === 'enum' ? problemsOf(field, 'values') : [];
  if (problem === undefined) {
    return { ...field };
  }
  note(`it becomes string, since of its values one ${problem}`);
  return { ...field, type: 'string', values: undefined };
}

function problemsOf(
  field: FieldMembers,
  member: keyof FieldMembers,
): readonly string[] {
  const entities = [{ name: 'Order', fields: [{ ...field, name: 'amount' }] }];
  return problemsAt(findAnswerProblems({ entities }), `${place}.${member}`).map(
    ({ message }) => message,
  );
}
