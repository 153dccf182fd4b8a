import { perService } from '../perService.mjs';

/** The code keeps the service's own rules and is formatted as its own formatter does. */
export default {
  name: 'ruff',
  applies: () => true,
  run: perService(async (dir, { run, environment }) => {
    const { bin, env } = await environment(dir);
    const ruff = args =>
      run(`${bin}/ruff`, [...args, '--no-cache'], { cwd: dir, env });
    const rules = await ruff(['check']);
    return rules.status === 0 ? ruff(['format', '--check', '--diff']) : rules;
  }),
};
