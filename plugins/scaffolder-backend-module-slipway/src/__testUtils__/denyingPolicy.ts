import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';

/** A policy that denies the permissions with these names, as they are at the time, and allows every other one. */
export function denyingPolicy(denied: ReadonlySet<string>): PermissionPolicy {
  return {
    handle: async ({ permission: { name } }) => ({
      result: denied.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    }),
  };
}
