import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from '../checks/environments.mjs';
import { renderService } from '../checks/renderServices.mjs';

/** One set of answers for each choice that excludes another; what can be had together is. */
function* thirstyAnswers(offers) {
  const managers = offers.packageManager ?? ['pip'];
  const name = 'thirsty-service';
  for (const auth of offers.auth ?? ['none']) {
    for (const driver of ['asyncpg', 'psycopg']) {
      yield {
        name,
        owner: 'group:default/platform',
        repoUrl: `localhost:7008?owner=acme&repo=${name}`,
        // pip's lock is the one that can be joined with another.
        packageManager: managers.includes('pip') ? 'pip' : managers[0],
        auth,
        database: { driver },
        features: offers.features ?? [],
        entities: [
          { name: 'Person', fields: [{ name: 'address', type: 'email' }] },
        ],
      };
    }
  }
}

/** Every package of some locks once, with its hashes. */
function unionOf(locks) {
  const packages = locks.flatMap(text => text.split(/^(?=[a-z0-9]\S*==)/im));
  return [...new Set(packages.map(each => `${each.trim()}\n`))].sort().join('');
}

/** A virtual environment with everything a service of this template can depend on. */
export async function sharedEnvironment(offers) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-environment-'));
  try {
    const locks = [];
    for (const answers of thirstyAnswers(offers)) {
      const service = join(folder, `service_${locks.length}`);
      await renderService(answers, service);
      locks.push(readFileSync(join(service, 'requirements-dev.txt'), 'utf8'));
    }
    const union = join(folder, 'everything');
    mkdirSync(union);
    writeFileSync(join(union, 'requirements-dev.txt'), unionOf(locks));
    return await environmentOf(union);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
