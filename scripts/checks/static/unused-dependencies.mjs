import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** What is found by its name, in a URL or on a command line, and so is imported nowhere. */
const byName = [
  'asyncpg',
  'psycopg',
  'python-multipart',
  'uvicorn',
  'httptools',
  'uvloop',
];

/** Every dependency is imported, and every import is a dependency. */
export default {
  name: 'unused-dependencies',
  applies: dir => filesOf(dir, /^pyproject\.toml$/).length > 0,
  run: perService(async (dir, { run, tool, environment }) => {
    const { env, packages } = await environment(dir);
    const args = [
      ...['.', '--no-ansi', '--optional-dependencies-dev-groups', 'dev'],
      '--per-rule-ignores',
    ];
    const { status, output } = await run(
      await tool('deptry'),
      // Pydantic's core comes with it and is its own API; scripts of development import what only development has.
      [...args, `DEP002=${byName.join('|')},DEP003=pydantic_core,DEP004=yaml`],
      // Which modules a package has is read where the packages are.
      { cwd: dir, env: { ...env, PYTHONPATH: packages } },
    );
    const problems = output.split('\n').filter(line => /DEP\d/.test(line));
    return { status, output: problems.join('\n') || output };
  }),
};
