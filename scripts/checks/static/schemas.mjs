import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** Files whose format has a published schema, and the name of the schema. */
const schemas = [
  [/^\.github\/workflows\/.*\.ya?ml$/, 'vendor.github-workflows'],
  [/^\.github\/dependabot\.ya?ml$/, 'vendor.dependabot'],
  [/^\.gitlab-ci\.yml$/, 'vendor.gitlab-ci'],
  [/(^|\/)docker-compose\.ya?ml$/, 'vendor.compose-spec'],
];

/** The files of the pipelines and of Compose fit the schemas of their formats. */
export default {
  name: 'schemas',
  applies: dir => schemas.some(([pattern]) => filesOf(dir, pattern).length > 0),
  run: perService(async (dir, { run, tool }) => {
    const command = await tool('check-jsonschema');
    const problems = [];
    for (const [pattern, schema] of schemas) {
      const files = filesOf(dir, pattern);
      if (files.length === 0) continue;
      const { status, output } = await run(
        command,
        ['--builtin-schema', schema, ...files],
        { cwd: dir },
      );
      if (status !== 0) problems.push(output.trim());
    }
    return problems.join('\n');
  }),
};
