import { ServiceRecord } from '@slipway/plugin-slipway-common';

/** A row of the table of records. */
export interface RecordRow {
  readonly sequence?: number | string;
  readonly host: string;
  readonly repository_id: string;
  readonly repository_owner: string;
  readonly repository_name: string;
  readonly repository_url: string;
  readonly entity_ref: string;
  readonly template_ref: string;
  readonly template_version: string;
  readonly skeleton_digest: string;
  readonly commit_id: string;
  readonly tree_digest: string;
  readonly created_by: string;
  readonly created_at: string;
  readonly task_id: string;
}

/** The columns that a later write may bring up to date. */
export const factColumns = [
  'repository_owner',
  'repository_name',
  'repository_url',
  'entity_ref',
  'template_ref',
  'template_version',
  'skeleton_digest',
  'commit_id',
  'tree_digest',
] as const;

/** The row of a record. */
export function toRow(record: ServiceRecord): RecordRow {
  return {
    host: record.repository.host,
    repository_id: record.repository.id,
    repository_owner: record.repository.owner,
    repository_name: record.repository.name,
    repository_url: record.repository.webUrl,
    entity_ref: record.entityRef,
    template_ref: record.template.entityRef,
    template_version: record.template.version,
    skeleton_digest: record.template.skeletonDigest,
    commit_id: record.commit,
    tree_digest: record.treeDigest,
    created_by: record.createdBy,
    created_at: record.createdAt,
    task_id: record.taskId,
  };
}

/** The record in a row. */
export function toRecord(row: RecordRow): ServiceRecord {
  return {
    repository: {
      host: row.host,
      id: row.repository_id,
      owner: row.repository_owner,
      name: row.repository_name,
      webUrl: row.repository_url,
    },
    entityRef: row.entity_ref,
    template: {
      entityRef: row.template_ref,
      version: row.template_version,
      skeletonDigest: row.skeleton_digest,
    },
    commit: row.commit_id,
    treeDigest: row.tree_digest,
    createdBy: row.created_by,
    createdAt: row.created_at,
    taskId: row.task_id,
  };
}
