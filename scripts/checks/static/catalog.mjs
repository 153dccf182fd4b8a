import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { perService } from '../perService.mjs';

const model = createRequire(import.meta.url)('@backstage/catalog-model');

/** What the catalog itself asks of every entity, and of each kind. */
const policy = model.EntityPolicies.allOf([
  new model.SchemaValidEntityPolicy(),
  new model.DefaultNamespaceEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
]);
const kinds = {
  API: model.apiEntityV1alpha1Validator,
  Component: model.componentEntityV1alpha1Validator,
  Resource: model.resourceEntityV1alpha1Validator,
};

/** The catalog takes every entity, finds the texts they point to, and has each entity they relate to here. */
export default {
  name: 'catalog',
  applies: dir => existsSync(join(dir, 'catalog-info.yaml')),
  run: perService(async dir => {
    const text = readFileSync(join(dir, 'catalog-info.yaml'), 'utf8');
    const entities = parseAllDocuments(text).map(each => each.toJS());
    const names = entities.map(({ metadata }) => metadata?.name);
    const problems = [];
    for (const entity of entities) {
      try {
        await examine(entity, { dir, names });
      } catch (error) {
        problems.push(
          `${entity.kind} ${entity.metadata?.name}: ${error.message}`,
        );
      }
    }
    return problems.join('\n');
  }),
};

async function examine(entity, { dir, names }) {
  const resolved = withTexts(entity, dir);
  await policy.enforce(resolved);
  if (!(await kinds[entity.kind]?.check(resolved))) {
    throw new Error('is of a kind or version the catalog does not know');
  }
  const { providesApis = [], dependsOn = [] } = entity.spec;
  const missing = [...providesApis, ...dependsOn]
    .map(ref => ref.split(/[:/]/).pop())
    .filter(name => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`relates to ${missing.join(', ')}, which is nowhere`);
  }
}

/** `$text` and its like, as the catalog resolves them. */
function withTexts(entity, dir) {
  const definition = entity.spec?.definition;
  if (!definition?.$text) return entity;
  const text = readFileSync(join(dir, definition.$text), 'utf8');
  if (!parse(text).openapi) {
    throw new Error(`${definition.$text} is no OpenAPI document`);
  }
  return { ...entity, spec: { ...entity.spec, definition: text } };
}
