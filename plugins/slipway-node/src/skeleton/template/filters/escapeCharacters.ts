/**
 * Characters that no source file should hold as they are: controls, formatting (bidirectional
 * overrides, zero widths, byte order marks), separators that some parser takes for a line's end,
 * spaces that are not a space, halves of surrogate pairs, and code points that are no characters,
 * which YAML refuses.
 */
const unsafe =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

/** Replaces every unsafe character by what `escape` makes of its code point. */
export function escapeUnsafe(
  text: string,
  escape: (codePoint: number) => string,
): string {
  return text.replace(unsafe, character => escape(character.codePointAt(0)!));
}

/** The text in one line, without anything invisible: runs of spaces and of unsafe characters become one space. */
export function singleLine(text: string): string {
  return text
    .replace(/(?:[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]|\p{Cs})+/gu, ' ')
    .replace(/[\p{Cf}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** A code point in hexadecimal digits: `hex(10, 4)` is `000a`. */
export function hex(codePoint: number, digits: number): string {
  return codePoint.toString(16).padStart(digits, '0');
}
