import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, installOnce } from '../checks/installOnce.mjs';
import { runOrThrow } from '../checks/processes.mjs';
import { tool } from '../checks/tools.mjs';

/** The release of the Go module proxy, and what its archive and its `go.mod` hash to, as a `go.sum` would say. */
const pinned = {
  module: 'code.gitea.io/gitea',
  version: '1.26.0',
  sum: 'h1:fJP9dqLbzKrKWUVnCVTfVersZdVDuyJQLEDzCAOmKKA=',
};

/** What the server reads at run time; the pages' scripts and styles are no part of the module. */
const assets = ['options', 'public', 'templates'];

/**
 * A folder with the server of Gitea, `gitea`, and its assets; built from its source where it is not there yet.
 * Throws `ToolMissing` where Go cannot be had.
 */
export function buildGitea() {
  const { version } = pinned;
  const folder = join(cacheFolder('gitea'), version);
  return installOnce(folder, `gitea: building Gitea ${version}`, () =>
    build(folder),
  );
}

async function build(folder) {
  const go = await tool('go');
  const env = {
    ...process.env,
    PATH: [dirname(go), process.env.PATH].join(delimiter),
    GOPATH: join(cacheFolder('tools'), 'go'),
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    // Its driver of SQLite is written in C.
    CGO_ENABLED: '1',
  };
  const work = mkdtempSync(join(tmpdir(), 'slipway-gitea-build-'));
  try {
    const source = join(work, 'source');
    cpSync(await download(go, { cwd: work, env }), source, { recursive: true });
    const binary = join(work, 'gitea');
    await runOrThrow('the build of Gitea', go, buildArguments(binary), {
      cwd: source,
      env,
    });
    mkdirSync(folder);
    cpSync(binary, join(folder, 'gitea'));
    for (const each of assets) {
      cpSync(join(source, each), join(folder, each), { recursive: true });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The folder of the source, whose archive is the pinned one; its own `go.sum` holds those of everything it needs. */
async function download(go, options) {
  const { module, version, sum } = pinned;
  const what = `${module}@v${version}`;
  const answer = await runOrThrow(
    `the download of ${what}`,
    go,
    ['mod', 'download', '-modcacherw', '-json', what],
    options,
  );
  const { Dir, Sum } = JSON.parse(answer);
  if (Sum !== sum) {
    throw new Error(
      `${what} is ${Sum} and not the pinned ${sum}; do not build it, and find out who changed it`,
    );
  }
  return Dir;
}

function buildArguments(binary) {
  return [
    'build',
    '-mod=readonly',
    '-modcacherw',
    '-trimpath',
    '-buildvcs=false',
    '-tags=sqlite sqlite_unlock_notify',
    `-ldflags=-s -w -X main.Version=${pinned.version}`,
    `-o=${binary}`,
    '.',
  ];
}
