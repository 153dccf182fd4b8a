/** Whether the value that a schema describes is not to be seen, by any of the ways in which a template can say so. */
export function hidesItsValue(schema: object): boolean {
  const said = schema as Readonly<Record<string, unknown>>;
  const options = Object(said['ui:options']);
  const option = (name: string) => said[`ui:${name}`] ?? options[name];
  return (
    said.format === 'password' ||
    said.writeOnly === true ||
    option('widget') === 'password' ||
    option('inputType') === 'password' ||
    String(option('field')).toLowerCase() === 'secret' ||
    // Backstage's last page shows this in its place.
    Object(Object(said['ui:backstage']).review).mask !== undefined
  );
}
