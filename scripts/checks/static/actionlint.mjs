import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

const workflows = dir => filesOf(dir, /^\.github\/workflows\/.*\.ya?ml$/);

/** The workflows of GitHub Actions are valid, their expressions and scripts too. */
export default {
  name: 'actionlint',
  applies: dir => workflows(dir).length > 0,
  run: perService(async (dir, { run, tool }) =>
    run(
      await tool('actionlint'),
      [
        ...['-no-color', '-shellcheck', await tool('shellcheck')],
        ...workflows(dir),
      ],
      { cwd: dir },
    ),
  ),
};
