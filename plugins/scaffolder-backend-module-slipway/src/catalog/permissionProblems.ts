import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogLocationCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { slipwayRecordCreatePermission } from '@slipway/plugin-slipway-common';

/** What the last steps do in the name of the person; without it they would leave something half made. */
const needed = [catalogLocationCreatePermission, slipwayRecordCreatePermission];

/** One sentence for every permission that the person lacks. */
export async function permissionProblems(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<readonly string[]> {
  const decisions = await permissions.authorize(
    needed.map(permission => ({ permission })),
    { credentials },
  );
  return needed
    .filter((_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW)
    .map(
      ({ name }) =>
        `The permission ${name} is missing; ask the platform team for it`,
    );
}
