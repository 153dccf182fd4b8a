/** The sentence of a parser's message, without the excerpt that follows it. */
export function firstLine(message: string): string {
  return message.split('\n', 1)[0]!.replace(/:$/, '');
}
