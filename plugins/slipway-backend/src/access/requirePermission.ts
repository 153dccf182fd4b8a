import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';

/** `NotAllowedError` for whoever does not have the permission. */
export async function requirePermission(
  permissions: PermissionsService,
  permission: BasicPermission,
  caller: { readonly credentials: BackstageCredentials },
): Promise<void> {
  const [decision] = await permissions.authorize([{ permission }], caller);
  if (decision?.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `The permission ${permission.name} is missing; ask the platform team for it`,
    );
  }
}
