// Runs what is tested against a real Gitea: `npm test -- gitea`. `node scripts/gitea.mjs --serve` keeps one running to look at.
import { once } from 'node:events';
import { join } from 'node:path';
import { start } from './checks/processes.mjs';
import { ToolMissing } from './checks/tools.mjs';
import { startGitea } from './gitea/startGitea.mjs';
import { log, root } from './log.mjs';
import { runMain } from './runMain.mjs';

/** What the runner of the suites takes for "could not be run here". */
const SKIPPED = 77;

async function main(args) {
  let gitea;
  try {
    gitea = await startGitea();
  } catch (error) {
    if (error instanceof ToolMissing) {
      log(`gitea: ${error.message}`);
      return SKIPPED;
    }
    throw error;
  }
  try {
    return args.includes('--serve') ? await show(gitea) : await test(gitea);
  } finally {
    await gitea.stop();
  }
}

async function test({ url, keeper, token }) {
  const jest = start(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['repo', 'test', '--watchAll=false', '--maxWorkers=1'],
      '\\.gitea\\.test\\.ts$',
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        SLIPWAY_GITEA_URL: url,
        SLIPWAY_GITEA_KEEPER: keeper,
        SLIPWAY_GITEA_TOKEN: token,
      },
    },
  );
  const [code] = await once(jest, 'close');
  return code ?? 1;
}

async function show({ url, user, password, organization, token }) {
  log(`gitea: ${url}, user ${user}, password ${password}; Ctrl-C ends it`);
  log(
    `gitea: owner ${organization}; the password of integrations.gitea is ${token}`,
  );
  await Promise.race(
    ['SIGINT', 'SIGTERM'].map(signal => once(process, signal)),
  );
  return 0;
}

runMain(main);
