import { freshDatabase } from '../freshDatabase.mjs';
import { perService } from '../perService.mjs';

const commands = [['upgrade', 'head'], ['check'], ['downgrade', 'base']];

/** The migrations lead to what the models say, and back. */
export default {
  name: 'migrations',
  applies: () => true,
  run: perService(async (dir, context) => {
    const { bin, env } = await freshDatabase(dir, 'migrations', context);
    for (const command of commands) {
      const result = await context.run(`${bin}/alembic`, command, {
        cwd: dir,
        env,
      });
      if (result.status !== 0) return result;
    }
    return undefined;
  }),
};
