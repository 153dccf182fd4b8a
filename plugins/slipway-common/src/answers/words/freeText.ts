/** A text in quotes for a message, cut where it is long and with nothing invisible in it. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(short);
}

/** What makes a text unfit for a single line of a generated file; `undefined` where nothing does. */
export function lineProblem(text: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) {
    return 'must be a single line without control characters';
  }
  if (/\p{Cs}/u.test(text)) {
    return 'holds half of a surrogate pair; type the character again';
  }
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    return 'holds a character that reverses the direction of text; leave it out';
  }
  if (text.includes('${{')) {
    return 'must not contain "${{", which pipelines read as an expression';
  }
  return undefined;
}

/** Characters as PostgreSQL and Python count them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const character of text) {
    count += character ? 1 : 0;
  }
  return count;
}
