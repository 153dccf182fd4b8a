import { perService } from '../perService.mjs';

/** The types hold as strictly as the service asks for. */
export default {
  name: 'mypy',
  applies: () => true,
  run: perService(async (dir, { run, environment, worker }) => {
    const { bin, folder, env } = await environment(dir);
    // What mypy finds out about packages is the same for every service; two at once must not share it.
    const MYPY_CACHE_DIR = `${folder}/mypy-${worker}`;
    const options = { cwd: dir, env: { ...env, MYPY_CACHE_DIR } };
    return run(`${bin}/mypy`, [], options);
  }),
};
