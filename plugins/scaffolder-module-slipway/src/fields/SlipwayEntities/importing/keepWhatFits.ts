import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { FieldMembers } from '../model/Draft';

/** What can be left out of a field; a name and a target are for the person to choose. */
const droppable = ['default', 'unique', 'min', 'max', 'maxLength'] as const;

const place = 'entities[0].fields[0]';

/** A field without what the rules refuse, each of which is said with its reason. */
export function keepWhatFits(
  field: FieldMembers,
  note: (message: string) => void,
): FieldMembers {
  const kept = withReadableValues(field, note);
  for (const member of droppable) {
    const [problem] = problemsOf(kept, member);
    if (problem !== undefined) {
      note(`its ${member} is left out, since it ${problem}`);
      kept[member] = undefined;
    }
  }
  return kept;
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
