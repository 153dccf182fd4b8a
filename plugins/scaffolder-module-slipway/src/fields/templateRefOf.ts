/** The template of the form's address, `/templates/:namespace/:templateName`. */
export function templateRefOf(
  params: Readonly<Record<string, string | undefined>>,
): string {
  const { namespace = 'default', templateName = '' } = params;
  return `template:${namespace}/${templateName}`.toLocaleLowerCase('en-US');
}
