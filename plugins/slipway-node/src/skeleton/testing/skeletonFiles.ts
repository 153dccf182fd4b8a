import { Answers } from '@slipway/plugin-slipway-common';

/** A small template folder with everything a manifest can hold: path → content. */
export const skeletonFiles: Readonly<Record<string, string>> = {
  'skeleton.yaml': `apiVersion: slipway.dev/v1
kind: Skeleton
metadata: { name: small-service, version: 1.2.3 }
offers:
  layout: [plan]
  features: [cache, telemetry]
  deploy: []
layers:
  - folder: base
  - folder: docs-techdocs
    when: values.docs == 'techdocs'
files:
  - keys: [entity.*]
    class: managed
  - match: ['src/**']
    class: seeded
  - match: ['.github/**']
    class: managed
variables:
  - { name: REGISTRY_USER, description: Pushes images, when: "values.registry == 'dockerhub'" }
secrets:
  - { name: SECRET_KEY, description: Signs sessions, source: generated, scope: environment }
  - { name: OIDC_SECRET, description: Of the client, source: provided, scope: repository, when: "values.auth == 'oidc'" }
requiredChecks: [build, { name: docs, ci: gitlab, when: "values.docs == 'techdocs'" }]
`,
  'layouts/plan.yaml': `paths:
  main: src/main.py
  config: src/core/config.py
  entity.model: src/db/models/\${{ entity.snake }}.py
  migrations: migrations
`,
  'layouts/product.yaml': `paths:
  main: app/__init__.py
  extra: app/extra.py
  entity.model: app/\${{ entity.snake }}/model.py
`,
  'data/python.yaml': 'types: { decimal: Decimal }\n',
  'skeleton/_macros/field.njk':
    '{% macro column(field, indent=4) %}{{ braces }} ${{ field.attribute }}: ${{ data.python.types[field.type] | default(field.type) }}{% endmacro %}\n',
  'skeleton/base/{main}.njk':
    'from ${{ module("config") }} import settings\n{% for entity in values.entities %}\nfrom ${{ module("entity.model", entity) }} import ${{ entity.name }}\n{% endfor %}\nNAME = ${{ values.name | python }}\n',
  'skeleton/base/{config}.njk':
    'VERSION = ${{ template.version | python }}  # ${{ path("main") }}\n',
  'skeleton/base/{entity.model}.njk':
    '{% from "_macros/field.njk" import column %}\nclass ${{ entity.name }}:\n{% for field in entity.fields %}\n    ${{ column(field) }}\n{% endfor %}\n',
  'skeleton/base/{migrations}/env.py': 'print("${{ literal }}")\n',
  'skeleton/base/{extra}': 'only in product\n',
  'skeleton/base/README.md.njk': '# ${{ values.name }}\n',
  'skeleton/base/.github/workflows/ci.yaml': 'name: ci\n',
  'skeleton/docs-techdocs/README.md.njk':
    '# ${{ values.title | markdown }} with docs\n',
};

/** Whole answers for {@link skeletonFiles}. */
export const smallAnswers: Answers = {
  name: 'order-service',
  description: 'Takes orders',
  owner: 'group:default/orders',
  lifecycle: 'experimental',
  repoUrl: 'localhost:7008?owner=acme&repo=order-service',
  visibility: 'private',
  layout: 'plan',
  entities: [
    {
      name: 'OrderLine',
      fields: [
        { name: 'amount', type: 'decimal' },
        { name: 'note', type: 'text' },
      ],
    },
    { name: 'Customer', fields: [{ name: 'email', type: 'email' }] },
  ],
  packageManager: 'uv',
  pythonVersion: '3.14',
  database: { version: '18', driver: 'asyncpg', keys: 'uuid7' },
  auth: 'none',
  pagination: 'offset',
  features: [],
  ci: ['github'],
  registry: 'ghcr',
  deploy: [],
  docs: 'techdocs',
  license: 'none',
  environments: [{ name: 'staging', approvers: [] }],
  variables: {},
};
