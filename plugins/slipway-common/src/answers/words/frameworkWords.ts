import { wordSet } from './wordSet';

/** Attributes of `sqlalchemy.orm.DeclarativeBase` (2.1) and of the bases made from it, and `query` of the older one. */
export const sqlalchemyAttributes = wordSet(`
  metadata query registry type_annotation_map
`);

/** Attributes of `pydantic.BaseModel` (2.14): a field of such a name shadows one. */
export const pydanticAttributes = wordSet(`
  construct copy dict from_orm json model_computed_fields model_config
  model_construct model_copy model_dump model_dump_json model_extra
  model_fields model_fields_set model_json_schema model_parametrized_name
  model_post_init model_rebuild model_validate model_validate_json
  model_validate_strings parse_file parse_obj parse_raw schema schema_json
  update_forward_refs validate
`);

/** Pydantic's `protected_namespaces` (2.10 and later): prefixes it keeps to itself. */
export const pydanticPrefixes = ['model_dump', 'model_validate'] as const;
