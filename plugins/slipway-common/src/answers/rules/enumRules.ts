import { enumMember } from '../../model/fieldNames';
import { quoted } from '../words/freeText';
import { FieldRule } from './Rule';

/** Each value has to give the name of a member of a Python enumeration. */
export const enumValueIsWords: FieldRule = ({ field }) => {
  const index = (field.values ?? []).findIndex(
    value => !/^[A-Za-z][A-Za-z0-9]*([ _.-][A-Za-z0-9]+)*$/.test(value),
  );
  return index < 0
    ? undefined
    : {
        at: `values[${index}]`,
        message: `${quoted(
          field.values?.[index] ?? '',
        )} must be words of letters and digits, starting with a letter, with a space, "_", "-" or "." between them`,
      };
};

/** Two values must not give the same member: `in-progress` and `in progress`. */
export const enumMembersDiffer: FieldRule = ({ field }) => {
  const seen = new Map<string, string>();
  for (const [index, value] of (field.values ?? []).entries()) {
    const member = enumMember(value);
    const other = seen.get(member);
    if (other !== undefined) {
      return {
        at: `values[${index}]`,
        message:
          other === value
            ? `repeats ${quoted(value)}; remove it`
            : `${quoted(value)} and ${quoted(
                other,
              )} both make ${member}; rename one`,
      };
    }
    seen.set(member, value);
  }
  return undefined;
};

/** Every rule about the values of an `enum`. */
export const enumRules = [enumValueIsWords, enumMembersDiffer] as const;
