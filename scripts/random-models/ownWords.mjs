import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderService } from '../checks/renderServices.mjs';

const identifier = /\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*\b/g;

/** Every word of the Python files of a service. */
function wordsOf(service) {
  const files = readdirSync(service, { recursive: true })
    .filter(name => name.endsWith('.py'))
    .sort();
  return files.flatMap(
    name => readFileSync(join(service, name), 'utf8').match(identifier) ?? [],
  );
}

/**
 * The words of the generated code itself, in every layout, that could name a field or an entity: what a service
 * calls its own parts is what a person's names collide with.
 */
export async function ownWords(offers) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-words-'));
  const name = 'word-service';
  const words = new Set();
  try {
    for (const layout of offers.layout ?? ['plan']) {
      const service = join(folder, layout);
      const values = {
        name,
        owner: 'group:default/platform',
        repoUrl: `localhost:7008?owner=acme&repo=${name}`,
        layout,
      };
      await renderService(values, service);
      wordsOf(service).forEach(word => words.add(word));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sorted = [...words].sort();
  return {
    fields: sorted.filter(word => /^[a-z][a-z0-9_]*$/.test(word)),
    entities: sorted.filter(word => /^([A-Z][a-z0-9]+)+$/.test(word)),
  };
}
