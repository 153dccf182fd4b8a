const byName: Readonly<Record<string, string>> = {
  Dockerfile: 'dockerfile',
  Makefile: 'makefile',
};

const byExtension: Readonly<Record<string, string>> = {
  cfg: 'ini',
  ini: 'ini',
  json: 'json',
  lock: 'ini',
  mako: 'python',
  md: 'markdown',
  py: 'python',
  sh: 'bash',
  tf: 'ini',
  toml: 'ini',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The highlighter's language for a file; `text` where it knows none. */
export function languageOf(path: string): string {
  const name = path.split('/').pop() ?? '';
  const extension = name.split('.').pop() ?? '';
  return byName[name] ?? byExtension[extension] ?? 'text';
}
