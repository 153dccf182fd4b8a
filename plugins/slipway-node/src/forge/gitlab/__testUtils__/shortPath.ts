/** A request without what is the same in all of them: `PUT …/variables/REGION`. */
export function shortPath(text: string): string {
  return text
    .replace('/api/v4', '')
    .replace(/\/projects\/[^/ ]*%2F[^/ ]*/, '…');
}
