// What the modules of an entity import or define must be refused as the name of an entity, in every layout; and what
// the locks install as the name of a service.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  findAnswerProblems,
  parseAnswers,
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';

const example = readValues(join(template, 'examples/every-field-type.yaml'));
const { offers } = readValues(join(template, 'skeleton.yaml'));
const folder = mkdtempSync(join(tmpdir(), 'slipway-words-'));
after(() => rmSync(folder, { recursive: true }));

/** The classes that the modules of entities name, but for those made of an entity. */
async function classesOf(layout, auth) {
  const { features } = offers;
  const options = { layout, auth, features, pagination: 'both' };
  const out = join(folder, `${layout}-${auth}`);
  await renderService({ ...example, ...options }, out);
  const manifest = readFileSync(join(out, '.slipway.json'), 'utf8');
  const modules = Object.entries(JSON.parse(manifest).files)
    .filter(([path, file]) => path.endsWith('.py') && file.class === 'seeded')
    .filter(([path]) => !path.includes('versions/'))
    .map(([path]) => readFileSync(join(out, path), 'utf8'));
  const names = modules.flatMap(namesIn);
  const entities = example.entities.map(({ name }) => name).join('|');
  const own = new RegExp(`^(CRUD)?(${entities})`);
  return [...new Set(names)].filter(
    name => /^([A-Z][a-z0-9]+)+$/.test(name) && !own.test(name),
  );
}

function namesIn(text) {
  const imports = [...text.matchAll(/^ *from \S+ import (\([^)]*\)|.*)$/gm)];
  const defined = [...text.matchAll(/^(?:class )?(\w+)\b(?: =|\(|:)/gm)];
  return [...imports, ...defined].flatMap(([, names]) => names.match(/\w+/g));
}

for (const layout of offers.layout) {
  test(`${layout} imports nothing by a name that an entity may have`, async () => {
    const each = [];
    for (const auth of offers.auth) {
      each.push(...(await classesOf(layout, auth)));
    }
    const classes = [...new Set(each)];
    assert.ok(classes.includes('Mapped'));
    const free = classes.filter(name => {
      const fields = [{ name: 'label', type: 'string' }];
      const entities = [{ name, plural: `${name}Items`, fields }];
      try {
        parseAnswers({ ...example, entities });
        return true;
      } catch {
        return false;
      }
    });
    assert.deepEqual(free, []);
  });
}

test('a service is called like nothing that its locks install', () => {
  const lists = join(template, 'skeleton/_locks/names.njk');
  const [list] = /\[.*\]/.exec(readFileSync(lists, 'utf8'));
  const free = JSON.parse(list).filter(name =>
    findAnswerProblems({ ...example, name }).every(
      ({ path }) => path !== 'name',
    ),
  );
  assert.deepEqual(free, []);
});
