import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

const scripts = dir => filesOf(dir, /\.sh$/);

/** Every shell script is free of what ShellCheck finds, notes of style as well. */
export default {
  name: 'shellcheck',
  applies: dir => scripts(dir).length > 0,
  run: perService(async (dir, { run, tool }) => {
    const command = await tool('shellcheck');
    return run(command, ['--severity=style', ...scripts(dir)], { cwd: dir });
  }),
};
