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

/** Every permission of Slipway. @public */
export const slipwayPermissions = [
  slipwayRecordCreatePermission,
  slipwayRecordReadPermission,
];
