import { filesOf } from '../files.mjs';

const rules = {
  extends: 'default',
  rules: {
    // A pinned action is followed by its version as Dependabot writes it.
    comments: { 'min-spaces-from-content': 1 },
    'document-start': 'disable',
    'line-length': { max: 140 },
    truthy: { 'check-keys': false },
    indentation: { spaces: 2, 'indent-sequences': 'whatever' },
  },
};

// Helm's templates are YAML only once they are rendered; `helm lint` is theirs.
const documents = dir =>
  filesOf(dir, /\.ya?ml$/).filter(path => !/(^|\/)templates\//.test(path));

/** YAML without duplicate keys, trailing spaces and other things that one tool takes and the next refuses. */
export default {
  name: 'yamllint',
  applies: dir => documents(dir).length > 0,
  async run(dirs, { run, tool }) {
    const { status, output, stdout } = await run(await tool('yamllint'), [
      ...['--strict', '--format', 'parsable'],
      ...['--config-data', JSON.stringify(rules)],
      ...dirs.flatMap(dir => documents(dir).map(path => `${dir}/${path}`)),
    ]);
    const problems = dirs.flatMap(dir => problemsIn(dir, stdout));
    if (status !== 0 && problems.length === 0) {
      throw new Error(output.trim() || `yamllint ended with status ${status}`);
    }
    return problems;
  },
};

function problemsIn(dir, output) {
  const lines = output.split('\n').filter(line => line.startsWith(`${dir}/`));
  const told = lines.map(line => line.slice(dir.length + 1)).join('\n');
  return told ? [{ dir, message: told }] : [];
}
