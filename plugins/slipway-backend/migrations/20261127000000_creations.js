// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('creations', table => {
    table.comment('One row for every repository that a task created');
    table.string('host').notNullable();
    table
      .string('repository_id')
      .notNullable()
      .comment("The forge's own identifier; survives a rename");
    table.string('task_id').notNullable();
    table.string('created_by').notNullable();
    table
      .string('created_at')
      .notNullable()
      .comment('ISO 8601, UTC; written once');
    table.primary(['host', 'repository_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('creations');
};
