import { perService } from '../perService.mjs';

/** The service's own tests pass, with its own bar for their coverage. */
export default {
  name: 'tests',
  applies: () => true,
  run: perService(async (dir, { run, environment }) => {
    const { bin, env } = await environment(dir);
    const args = ['--quiet', '--cov', '-p', 'no:cacheprovider'];
    return run(`${bin}/pytest`, args, { cwd: dir, env });
  }),
};
