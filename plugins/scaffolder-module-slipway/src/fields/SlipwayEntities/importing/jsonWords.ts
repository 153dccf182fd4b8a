import { ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

const oneTooMany =
  'there is one "," too many, or something is missing before it';

/** What is missing where the other bracket is. */
const endOf: Readonly<Record<string, string>> = {
  '"}"': 'a list must end with a ]',
  '"]"': 'an object must end with a }',
};

/** Why a text is no JSON, by the code of the error and what is at its place. */
const reasons: Readonly<Partial<Record<string, (at: string) => string>>> = {
  InvalidSymbol: at => `${at} is no JSON; put texts and keys in double quotes`,
  InvalidNumberFormat: at => `${at} is no number`,
  PropertyNameExpected: at =>
    at === '","'
      ? oneTooMany
      : `a key in double quotes is missing before ${at}`,
  ValueExpected: at =>
    at === '","' ? oneTooMany : `a value is missing before ${at}`,
  ColonExpected: at => `a ":" is missing before ${at}`,
  CommaExpected: at => endOf[at] ?? `a "," is missing before ${at}`,
  CloseBraceExpected: () => 'an object must end with a }',
  CloseBracketExpected: () => 'a list must end with a ]',
  EndOfFileExpected: () =>
    'there is more after its end; put several objects into a list, with a "," between them',
  UnexpectedEndOfString: () => 'a text begins here and has no end in its line',
  InvalidUnicode: at => `${at} has a \\u without four digits`,
  InvalidEscapeCharacter: at => `${at} has a \\ before what needs none`,
  InvalidCharacter: at =>
    `${at} has a tab or the like in it, which JSON writes as \\t`,
};

/** The longest part of a text that is quoted, in characters. */
const longestQuote = 40;

/** Why a text cannot be read, for somebody who pasted JSON. */
export function jsonWords(code: ParseErrorCode, at: string): string {
  const bare = at.replace(/^"|"$/g, '').slice(0, longestQuote);
  const place = bare === '' ? 'the end' : `"${bare}"`;
  return reasons[printParseErrorCode(code)]?.(place) ?? `${place} is no JSON`;
}
