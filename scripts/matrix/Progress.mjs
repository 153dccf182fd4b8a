import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../log.mjs';

/** What passed, kept in a file, so that a run that was ended can be taken up again. */
export class Progress {
  #file;
  #digests;
  #passed;

  /**
   * @param file - where it is kept
   * @param digests - the digest of each service's files, by its name
   * @param resume - whether what passed before counts: for the same files, and the same checks
   */
  static open(file, { digests, resume }) {
    return new Progress(file, digests, resume ? read(file) : {});
  }

  constructor(file, digests, passed) {
    this.#file = file;
    this.#digests = digests;
    this.#passed = passed;
    this.earlier = [...digests.keys()].flatMap(service =>
      Object.values(passed[this.#key(service)] ?? {}),
    );
  }

  /** The lines of this matrix that passed before. */
  earlier;

  isDone = (service, check) =>
    this.#passed[this.#key(service)]?.[check] !== undefined;

  add(line) {
    if (line.outcome !== 'passed') return;
    const passed = (this.#passed[this.#key(line.service)] ??= {});
    passed[line.check] = line;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#passed));
  }

  #key(service) {
    return `${service} ${this.#digests.get(service)} ${checksDigest}`;
  }
}

/** Everything that decides how a service is checked. */
const checksDigest = digestOf([
  'scripts/checks',
  'templates/fastapi-service/behaviour',
]);

function digestOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const path of readdirSync(join(root, folder), { recursive: true })
      .filter(each => /\.(mjs|py|toml)$/.test(each))
      .sort()) {
      hash.update(path).update(readFileSync(join(root, folder, path)));
    }
  }
  return hash.digest('hex');
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
