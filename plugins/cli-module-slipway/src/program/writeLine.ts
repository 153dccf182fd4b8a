/** Writes a line to standard output; `done` is called once it is there. */
export function writeLine(line: string, done?: () => void): void {
  process.stdout.write(`${line}\n`, done);
}
