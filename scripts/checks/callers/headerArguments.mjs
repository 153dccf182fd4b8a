/** Headers as the arguments of a program: `--header`, `name: value`. */
export function headerArguments(headers) {
  return Object.entries(headers).flatMap(([name, value]) => [
    '--header',
    `${name}: ${value}`,
  ]);
}
