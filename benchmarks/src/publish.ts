import { ChildProcess, execFile, fork } from 'node:child_process';
import { on } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { initRepoAndPush } from '@backstage/plugin-scaffolder-node';
import {
  createCommit,
  pushCommit,
  RenderedTree,
  writeTree,
} from '@slipway/plugin-slipway-node';
import { Benchmark, Figure, RunOptions } from './Benchmark';
import { interleave, timed } from './interleave';
import { publishTree } from './publishTree';
import { ratioOf } from './ratioOf';

/** The ratios to reach, by number of files. */
const TARGETS = [
  { size: 60, vsGit: 0.5, vsStock: 6 },
  { size: 1000, vsGit: 0.25, vsStock: 25 },
  { size: 5000, vsGit: 0.15, vsStock: 40 },
] as const;

const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };

const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => quiet,
};

/** From a tree to a pushed first commit: ours, git itself and Backstage's own, on one server. */
export const publishBenchmark: Benchmark = {
  name: 'publish',
  async run(options) {
    const place = await startServer(join(options.folder, 'server'));
    try {
      const figures: Figure[] = [];
      for (const target of TARGETS) {
        options.progress(`pushing ${target.size} files`);
        figures.push(...(await compare(place, options, target)));
      }
      return figures;
    } finally {
      place.stop();
    }
  },
};

async function compare(
  server: Place,
  { folder, rounds }: RunOptions,
  { size, vsGit, vsStock }: (typeof TARGETS)[number],
): Promise<Figure[]> {
  const tree = publishTree(size);
  const worktree = join(folder, `files-${size}`);
  await writeTree(tree, worktree);
  const contenders = createContenders(server, tree, worktree);
  await refuseDifference(server, contenders);
  const samples = await interleave(
    {
      ours: async () => (await contenders.ours()).milliseconds,
      git: async () => (await contenders.git()).milliseconds,
      stock: async () => (await contenders.stock()).milliseconds,
    },
    rounds,
  );
  return [
    ratioOf({
      name: 'publish.vs_git',
      size,
      dividend: samples.ours,
      divisor: samples.git,
      target: { atMost: vsGit },
    }),
    ratioOf({
      name: 'publish.vs_stock',
      size,
      dividend: samples.stock,
      divisor: samples.ours,
      target: { atLeast: vsStock },
    }),
  ];
}

/** A repository that was pushed to, and how long that took. */
interface Pushed {
  readonly repository: string;
  readonly milliseconds: number;
}

type Contenders = Readonly<
  Record<'ours' | 'git' | 'stock', () => Promise<Pushed>>
>;

/** Each starts from what it needs: the tree in memory, or its files on disk without a `.git`. */
function createContenders(
  server: Place,
  tree: RenderedTree,
  worktree: string,
): Contenders {
  const onServer = (push: (url: string) => Promise<unknown>) => async () => {
    const { repository, url } = await server.create();
    const milliseconds = await timed(() => push(url));
    await rm(join(worktree, '.git'), { recursive: true, force: true });
    return { repository, milliseconds };
  };
  return {
    ours: onServer(async url => {
      const date = new Date().toISOString();
      const message = 'Initial commit';
      const commit = createCommit({ tree, author: ADA, date, message });
      await pushCommit({ url, branch: 'main', commit });
    }),
    git: onServer(async url => {
      await server.git(worktree, 'init', '--quiet', '-b', 'main');
      await server.git(worktree, 'add', '-A');
      await server.git(worktree, 'commit', '--quiet', '-m', 'Initial commit');
      await server.git(worktree, 'push', '--quiet', url, 'main');
    }),
    stock: onServer(remoteUrl =>
      initRepoAndPush({
        dir: worktree,
        remoteUrl,
        auth: { username: 'nobody', password: 'none' },
        logger: quiet,
        defaultBranch: 'main',
        gitAuthorInfo: ADA,
      }),
    ),
  };
}

/** Pushes once with each; throws where they did not push the same files. */
async function refuseDifference(
  server: Place,
  contenders: Contenders,
): Promise<void> {
  const trees = new Set<string>();
  for (const push of Object.values(contenders)) {
    const { repository } = await push();
    trees.add(await server.git(repository, 'rev-parse', 'main^{tree}'));
  }
  if (trees.size !== 1) {
    throw new Error('the contenders of publish pushed different trees');
  }
}

/** Where the repositories are, and the server before them. */
interface Place {
  readonly create: () => Promise<{ repository: string; url: string }>;
  readonly git: (folder: string, ...args: string[]) => Promise<string>;
  readonly stop: () => void;
}

async function startServer(folder: string): Promise<Place> {
  await mkdir(folder);
  const server = fork(require.resolve('./publishServer.ts'), [folder]);
  const port = await portOf(server);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: ADA.name,
    GIT_AUTHOR_EMAIL: ADA.email,
    GIT_COMMITTER_NAME: ADA.name,
    GIT_COMMITTER_EMAIL: ADA.email,
  };
  const git: Place['git'] = async (cwd, ...args) => {
    const { stdout } = await promisify(execFile)('git', args, { cwd, env });
    return stdout.trim();
  };
  let count = 0;
  return {
    git,
    stop: () => server.disconnect(),
    create: async () => {
      const name = `repository-${(count += 1)}.git`;
      const repository = join(folder, name);
      await git(folder, 'init', '--quiet', '--bare', '-b', 'main', name);
      await git(repository, 'config', 'http.receivepack', 'true');
      return { repository, url: `http://127.0.0.1:${port}/${name}` };
    },
  };
}

/** The transform of TypeScript tells its parent what it loads, in messages before the port's. */
async function portOf(server: ChildProcess): Promise<number> {
  for await (const [message] of on(server, 'message', { close: ['exit'] })) {
    if (typeof message.port === 'number') {
      return message.port;
    }
  }
  throw new Error('the git server of the benchmark did not start');
}
