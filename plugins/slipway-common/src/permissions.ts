import { createPermission } from '@backstage/plugin-permission-common';

/** Writing the record of a created service. @public */
export const slipwayRecordCreatePermission = createPermission({
  name: 'slipway.record.create',
  attributes: { action: 'create' },
});

/** Reading the records of created services. @public */
export const slipwayRecordReadPermission = createPermission({
  name: 'slipway.record.read',
  attributes: { action: 'read' },
});

/** Discarding what a failed task of one's own left behind. @public */
export const slipwayTaskDiscardPermission = createPermission({
  name: 'slipway.task.discard',
  attributes: { action: 'delete' },
});

/** Every permission that the plugin `slipway` asks for. @public */
export const slipwayPermissions = [
  slipwayRecordCreatePermission,
  slipwayRecordReadPermission,
];
