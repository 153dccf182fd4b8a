// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('records', table => {
    table.comment('One row for every created service');
    table
      .bigIncrements('sequence')
      .comment('The order of creation; pages are read along it');
    table.string('host').notNullable();
    table
      .string('repository_id')
      .notNullable()
      .comment("The forge's own identifier; survives a rename");
    table.string('repository_owner').notNullable();
    table.string('repository_name').notNullable();
    table.text('repository_url').notNullable();
    table.string('entity_ref').notNullable().index('records_entity_ref_idx');
    table
      .string('template_ref')
      .notNullable()
      .index('records_template_ref_idx');
    table.string('template_version').notNullable();
    table.string('skeleton_digest').notNullable();
    table.string('commit_id').notNullable();
    table.string('tree_digest').notNullable();
    table.string('created_by').notNullable().index('records_created_by_idx');
    table
      .string('created_at')
      .notNullable()
      .comment('ISO 8601, UTC; written once');
    table.string('task_id').notNullable();
    table.unique(['host', 'repository_id'], {
      indexName: 'records_repository_idx',
    });
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('records');
};
