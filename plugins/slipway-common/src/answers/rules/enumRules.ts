import { enumMember } from '../../model/fieldNames';
import { quoted } from '../words/freeText';
import { FieldRule } from './Rule';

/** Each value has to give the name of a member of a Python enumeration. */
export const enumValueIsWords: FieldRule = ({ field: { values = [] } }) =>
  values.flatMap((value, index) =>
    /^[A-Za-z][A-Za-z0-9]*([ _.-][A-Za-z0-9]+)*$/.test(value)
      ? []
      : [
          {
            at: `values[${index}]`,
            message: `${quoted(
              value,
            )} must be words of letters and digits, starting with a letter, with a space, "_", "-" or "." between them`,
          },
        ],
  );

/** Two values must not give the same member: `in-progress` and `in progress`. */
export const enumMembersDiffer: FieldRule = ({ field: { values = [] } }) => {
  const seen = new Map<string, string>();
  return values.flatMap((value, index) => {
    const member = enumMember(value);
    const other = seen.get(member);
    seen.set(member, other ?? value);
    return other === undefined
      ? []
      : [
          {
            at: `values[${index}]`,
            message:
              other === value
                ? `repeats ${quoted(value)}; remove it`
                : `${quoted(value)} and ${quoted(
                    other,
                  )} both make ${member}; rename one`,
          },
        ];
  });
};

/** Every rule about the values of an `enum`. */
export const enumRules = [enumValueIsWords, enumMembersDiffer] as const;
