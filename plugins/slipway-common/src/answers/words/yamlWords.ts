/** Lower-case words that a YAML 1.1 parser, such as those of Kubernetes and pipelines, reads as a boolean or null. */
export const yamlWords: ReadonlySet<string> = new Set([
  'false',
  'n',
  'no',
  'null',
  'off',
  'on',
  'true',
  'y',
  'yes',
]);
