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
  Amount Annotated Any APIRouter ApiRouter AsyncClient AsyncSession Base
  BaseModel BaseSettings BigInteger Body Boolean CalendarDate Callable
  CheckConstraint Column Commas ConfigDict Cookie DatabaseSettings Date DateTime
  Decimal Depends Enum FastAPI Field ForeignKey Header HTTPException HttpUrl Id
  IfMatchDep IfNoneMatchDep Index Instant Integer Iterator JsonObject Keyset
  ListQuery Literal Mapped Model NoNul NormalEmail NormalUrl NotFoundError
  Numeric Optional Page PlainText Problem Protocol Quantized Query Repository
  Request RequestBody Resource ResourceId Response Route Rows Security Self
  Sequence ServiceDep Session SessionDep Settings SoftDeletable Status StrEnum
  StrictBool String Text TypedDict Union UniqueConstraint Uuid WholeNumber
`);

/** Python packages a service depends on: a project of the same name could not install them. */
export const servicePackages = wordSet(`
  alembic anyio asyncpg coverage faker fastapi httpx hypothesis jsonschema mypy
  openapi-spec-validator opentelemetry-api orjson pip poetry psycopg pydantic
  pydantic-core pydantic-settings pyjwt pytest pytest-asyncio pytest-cov
  python python-dotenv redis ruff schemathesis setuptools sqlalchemy starlette
  structlog testcontainers typing-extensions uvicorn wheel
`);
