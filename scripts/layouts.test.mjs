// Every layout has the paths that its seed document names.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  readValues,
  renderService,
  template,
} from './checks/renderServices.mjs';

/** A word in braces stands for a path each, as in a shell. */
const seeds = {
  plan: `
    src/{__init__,main}.py src/api/__init__.py src/api/v1/__init__.py
    src/api/v1/endpoints/{categories,products}.py src/api/v1/schemas/{category,product}.py
    src/core/{__init__,config,dependencies,exceptions,security}.py
    src/db/{__init__,base,session}.py src/db/models/{category,product}.py
    src/services/{category,product}_service.py
    tests/{unit,integration,e2e}/__init__.py
    migrations/{env.py,script.py.mako,versions/0001_initial.py} scripts/export_openapi.py
    .env.example Dockerfile docker-compose.yml requirements.txt pyproject.toml README.md .gitignore
    .github/workflows/ci-cd.yml
    k8s/Chart.yaml k8s/templates/{deployment,service,ingress,configmap}.yaml
    terraform/{main,variables,outputs}.tf`,
  product: `
    .github/workflows/main.yml alembic/{env.py,script.py.mako,versions/0001_initial.py} alembic.ini
    app/api/v1/endpoints/{categories,products}.py app/api/v1/dependencies.py app/core/config.py
    app/crud/{categories,products}.py app/db/{database,models}.py
    app/exceptions/custom_exceptions.py app/schemas/{categories,products}.py app/main.py
    scripts/{deploy,run_migrations}.sh tests/api/v1/{test_categories,test_products}.py tests/conftest.py
    .dockerignore .env.example .gitignore Dockerfile docker-compose.yml pyproject.toml README.md pytest.ini`,
  deliverable: `
    src/main.py src/api/__init__.py src/api/v1/__init__.py
    src/api/v1/endpoints/{health,categories,products}.py src/api/v1/schemas/{health,category,product}.py
    src/core/{__init__,config,security}.py src/database/{__init__,connection}.py
    src/database/models/{__init__,category,product}.py
    src/database/migrations/{env.py,script.py.mako,versions/0001_initial.py}
    src/services/{__init__,category_service,product_service}.py
    tests/__init__.py tests/unit/{test_config,test_category_service,test_product_service}.py
    tests/integration/{test_categories_api,test_products_api}.py
    scripts/{deploy_local,deploy_aws_ecs}.sh scripts/db/init_db.sh
    .github/workflows/ci-cd.yml .gitlab-ci.yml
    Dockerfile docker-compose.yml requirements.txt alembic.ini pyproject.toml README.md .env.example`,
};
const entity = name => ({ name, fields: [{ name: 'label', type: 'string' }] });
const answers = {
  name: 'shop-service',
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=shop-service',
  ci: ['github', 'gitlab'],
  deploy: ['helm', 'ecs'],
  entities: [entity('Category'), entity('Product')],
};
const ownedByTheTeam =
  /categor(y|ies)|products?|db\/models\.py|versions\/|scripts\/seed_data/;
const { offers } = readValues(join(template, 'skeleton.yaml'));
const folder = mkdtempSync(join(tmpdir(), 'slipway-layouts-'));
after(() => rmSync(folder, { recursive: true }));

/** The files of a service, each with its class. */
async function filesOf(values) {
  const out = mkdtempSync(join(folder, 'service-'));
  rmSync(out, { recursive: true });
  await renderService({ ...answers, ...values }, out);
  const manifest = readFileSync(join(out, '.slipway.json'), 'utf8');
  return Object.entries(JSON.parse(manifest).files);
}

function expand(word) {
  const [, head, list, tail] = word.match(/^([^{]*)\{(.*)\}(.*)$/) ?? [];
  return list ? list.split(',').map(each => head + each + tail) : [word];
}

for (const [layout, seed] of Object.entries(seeds)) {
  test(`${layout} has every path of its seed`, async () => {
    const paths = (await filesOf({ layout })).map(([path]) => path);
    const wanted = seed.trim().split(/\s+/).flatMap(expand);
    assert.deepEqual(
      wanted.filter(path => !paths.includes(path)),
      [],
    );
  });

  for (const auth of offers.auth) {
    test(`the team owns the modules of its entities in ${layout}, with ${auth} for authentication`, async () => {
      const features = offers.features;
      const files = await filesOf({
        layout,
        auth,
        features,
        pagination: 'both',
      });
      const modules = files.filter(([path]) => /\.py$/.test(path));
      const seeded = modules.filter(([, file]) => file.class === 'seeded');
      assert.deepEqual(
        seeded.map(([path]) => path),
        modules.map(([path]) => path).filter(path => ownedByTheTeam.test(path)),
      );
    });
  }
}
