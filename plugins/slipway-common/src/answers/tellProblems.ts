/** More problems than this are counted, not told. */
const toldProblems = 50;

/**
 * Everything that is wrong as one message: a problem alone is the message; several come below a line that
 * says what to do, one a line.
 *
 * @public
 */
export function tellProblems(problems: readonly string[]): string {
  if (problems.length < 2) {
    return problems.join('');
  }
  const rest = problems.length - toldProblems;
  return [
    `${problems.length} things are wrong; correct each of them and try again:`,
    ...problems.slice(0, toldProblems),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('\n');
}
