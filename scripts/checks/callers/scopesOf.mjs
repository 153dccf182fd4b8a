/** Every scope that an operation of a running service asks for. */
export async function scopesOf(url) {
  const document = await (await fetch(`${url}/openapi.json`)).json();
  const operations = Object.values(document.paths).flatMap(Object.values);
  const schemes = operations.flatMap(({ security = [] }) => security);
  return [...new Set(schemes.flatMap(Object.values).flat())].sort();
}
