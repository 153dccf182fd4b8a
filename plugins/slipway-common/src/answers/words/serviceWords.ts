import { wordSet } from './wordSet';

/** Columns of every table of the service. */
export const serviceColumns = wordSet(
  'created_at deleted_at id updated_at version',
);

/** What the class of a table calls between its columns: a column of the same name would hide it. */
export const modelFunctions = wordSet(`
  mapped_column relationship stored_enum
`);

/** Modules of the layouts that stand beside the modules of the entities. */
export const serviceModules = wordSet(`
  api app auth base common config connection core database dependencies env
  errors exceptions factories health logging main metrics middleware
  migrations mixins models openapi pagination problems refusals requests
  router schemas security services session settings src telemetry tests types
`);

/** Tables of the service itself and of Alembic. */
export const serviceTables = wordSet(`
  alembic_version api_keys idempotency_keys list_versions rate_limits
`);

/** Modules and tables, singular and plural, that an answer to `auth` brings along. */
export const authModules = {
  none: wordSet(''),
  'api-key': wordSet('api_key api_keys authorization credentials'),
  jwt: wordSet('authorization credentials login user users'),
  oidc: wordSet('authorization credentials oidc'),
} as const;

/** Query parameters of every list. */
export const listParameters = wordSet('cursor limit offset page q size sort');

/** What the name of a filter ends in: `price_gte`. */
export const filterSuffixes = [
  'contains',
  'gt',
  'gte',
  'in',
  'is_null',
  'lt',
  'lte',
  'ne',
] as const;

/** What the classes made of an entity end in: `OrderCreate`. */
export const entityClassSuffixes = [
  'Base',
  'Body',
  'Create',
  'Dep',
  'Factory',
  'Filter',
  'Filters',
  'List',
  'NotFound',
  'Page',
  'Patch',
  'Query',
  'Read',
  'Replace',
  'Repository',
  'Service',
  'Sort',
  'Update',
  'Write',
] as const;

/** Classes that generated modules import or define next to those of an entity. */
export const serviceClasses = wordSet(`
  Amount Annotated AnsweringRoute Any APIRouter ApiRouter AsyncClient
  AsyncSession Base BaseModel BaseSettings BigInteger Body Boolean
  CalendarDate Callable CheckConstraint Column Commas ConfigDict Cookie
  DatabaseSettings Date DateTime Decimal Depends Enum FastAPI Field ForeignKey
  Header HTTPException HttpUrl Id IfMatchDep IfNoneMatchDep Index Instant
  Integer Iterator JsonObject Keyset ListQuery Literal Mapped Model NoBoolean
  NoNul NormalEmail NormalUrl NotFoundError Numeric Optional Page PlainText
  Problem Protocol Quantized Query Repository Request RequestBody Resource
  ResourceId Response Rows Security Self Sequence ServiceDep Session SessionDep
  Settings SoftDeletable Status StrEnum StrictBool String Text TypedDict Union
  UniqueConstraint Uuid WholeNumber
`);

/** Packages of the template's locks, and Python: a project of the same name could not install them. */
export const servicePackages = wordSet(`
  alembic annotated-doc annotated-types anyio argon2-cffi argon2-cffi-bindings
  asgiref ast-serialize asyncpg build certifi cffi cfgv charset-normalizer
  click colorama coverage cryptography distlib dnspython email-validator
  fastapi filelock googleapis-common-protos graphql-core greenlet h11 harfile
  httpcore2 httptools httpx2 httpx2-jsfetch hypothesis hypothesis-graphql
  identify idna iniconfig jsonschema-rs librt mako markdown-it-py markupsafe
  mdurl mypy mypy-extensions nodeenv opentelemetry-api
  opentelemetry-exporter-http-transport opentelemetry-exporter-otlp-common
  opentelemetry-exporter-otlp-proto-common
  opentelemetry-exporter-otlp-proto-http opentelemetry-instrumentation
  opentelemetry-instrumentation-asgi opentelemetry-proto opentelemetry-sdk
  opentelemetry-semantic-conventions opentelemetry-util-http packaging
  pathspec pip pip-tools platformdirs pluggy pre-commit prometheus-client
  protobuf psycopg psycopg-binary pycparser pydantic pydantic-core
  pydantic-settings pygments pyjwt pyproject-hooks pyrate-limiter pytest
  pytest-asyncio pytest-cov python python-discovery python-dotenv
  python-multipart pyyaml requests rich ruff schemathesis setuptools
  sortedcontainers sqlalchemy starlette truststore types-pyyaml
  typing-extensions typing-inspection tzdata urllib3 uvicorn uvloop virtualenv
  werkzeug wheel wrapt
`);
