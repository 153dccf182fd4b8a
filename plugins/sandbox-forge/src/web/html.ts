/** Text that is HTML already. Only {@link html} and {@link trusted} make it. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template may hold: text is escaped, lists are joined, nothing is left out. */
export type Part = Html | string | number | false | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, unless they are HTML themselves. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Html {
  const text = strings.map(
    (string, index) =>
      string + (index < parts.length ? show(parts[index]) : ''),
  );
  return new Html(text.join(''));
}

/** Marks text as HTML; for what a renderer has escaped. */
export function trusted(text: string): Html {
  return new Html(text);
}

function show(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(show).join('');
  return String(part).replace(/[&<>"']/g, one => ENTITIES[one] ?? one);
}
