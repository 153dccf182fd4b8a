/** How a language writes what is no comment, though it may look like one, and what is. */
interface Language {
  /** Texts and names in quotes; one that never ends goes on to the end. */
  readonly quoted: RegExp;
  /** A comment up to the end of the line. */
  readonly line: RegExp;
  /** Whether a block comment may hold another. */
  readonly nests: boolean;
}

/** PostgreSQL's SQL. */
export const sqlComments: Language = {
  quoted:
    /\be'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|"[^"]*(?:"|$)|\$(?<tag>\w*)\$[\s\S]*?(?:\$\k<tag>\$|$)/i,
  line: /--[^\n]*/,
  nests: true,
};

/** JSON with the comments that people write into it; `https://` begins none. */
export const jsonComments: Language = {
  quoted: /"(?:[^"\\\n]|\\.)*(?:"|$)/,
  line: /(?<!:)\/\/[^\n]*/,
  nests: false,
};

/** A text without its comments, each character of which is a blank now, so that every other one stays where it was. */
export function blankComments(
  text: string,
  { quoted, line, nests }: Language,
): {
  readonly text: string;
  /** Where a comment begins that never ends. */
  readonly unclosed?: number;
} {
  const parts = new RegExp(
    `(?<comment>${line.source})|(?<block>/\\*)|${quoted.source}`,
    `g${quoted.flags}`,
  );
  const kept: string[] = [];
  let done = 0;
  let found = parts.exec(text);
  while (found) {
    const { index, groups: { comment, block } = {} } = found;
    if (comment !== undefined || block !== undefined) {
      const end = block ? blockEnd(text, index, nests) : parts.lastIndex;
      kept.push(
        text.slice(done, index),
        text.slice(index, end).replace(/[^\n]/g, ' '),
      );
      if (end === undefined) {
        return { text: kept.join(''), unclosed: index };
      }
      parts.lastIndex = end;
      done = end;
    }
    found = parts.exec(text);
  }
  return { text: kept.join('') + text.slice(done) };
}

/** Behind the end of the block comment that begins at an index; `undefined` where it never ends. */
function blockEnd(
  text: string,
  start: number,
  nests: boolean,
): number | undefined {
  const edges = /\/\*|\*\//g;
  edges.lastIndex = start;
  let depth = 0;
  for (const { 0: edge, index } of text.matchAll(edges)) {
    if (edge === '*/') {
      depth -= 1;
    } else if (nests || depth === 0) {
      depth += 1;
    }
    if (depth === 0) {
      return index + edge.length;
    }
  }
  return undefined;
}
