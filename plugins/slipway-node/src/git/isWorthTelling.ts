/** What a server says of its own work is none: `. Processing 1 references`, `Resolving deltas: 100%`. */
const NEWS = /https?:\/\/|:$|\b(error|fatal|warning|hint|denied)/i;

/** Whether a line that a git server says although all went well is for a person: a warning, or an address with what it is for. */
export function isWorthTelling(line: string): boolean {
  return NEWS.test(line);
}
