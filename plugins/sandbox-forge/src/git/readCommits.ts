import { runGit } from './runGit';

/** Who made a commit, and when (ISO 8601, UTC). */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** A commit as git knows it. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

const FIELDS = ['H', 'T', 'P', 'an', 'ae', 'aI', 'cn', 'ce', 'cI', 'B'];
const FORMAT = FIELDS.map(field => `%${field}%x00`).join('');

/** Which commits to read. */
export interface ReadCommitsOptions {
  readonly skip?: number;
  readonly limit?: number;
  /** Only commits that change this path. */
  readonly path?: string;
}

/** Commits reachable from the given revision or range, newest first. */
export async function readCommits(
  directory: string,
  range: string,
  options: ReadCommitsOptions = {},
): Promise<readonly Commit[]> {
  const output = await runGit(directory, [
    '--literal-pathspecs',
    'log',
    `--format=tformat:${FORMAT}`,
    ...(options.skip ? [`--skip=${options.skip}`] : []),
    ...(options.limit === undefined ? [] : [`--max-count=${options.limit}`]),
    range,
    '--',
    ...(options.path ? [options.path] : []),
  ]);
  return parse(output.toString('utf8'));
}

/** One commit by its id. */
export async function readCommit(
  directory: string,
  sha: string,
): Promise<Commit> {
  const [commit] = await readCommits(directory, sha, { limit: 1 });
  if (!commit) throw new Error(`There is no commit ${sha}`);
  return commit;
}

function parse(output: string): readonly Commit[] {
  const fields = output.split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS.length < fields.length; at += FIELDS.length) {
    const field = (index: number) => fields[at + index] ?? '';
    commits.push({
      sha: field(0).trim(),
      tree: field(1),
      parents: field(2).split(' ').filter(Boolean),
      author: signature(field(3), field(4), field(5)),
      committer: signature(field(6), field(7), field(8)),
      message: field(9).replace(/\n$/, ''),
    });
  }
  return commits;
}

function signature(name: string, email: string, date: string): Signature {
  return { name, email, date: toSeconds(date) };
}

function toSeconds(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}
