import {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';

/** Whether somebody belongs to a group, or is the user, of this entity reference; a service belongs to none. */
export async function isMemberOf(
  owner: string,
  {
    auth,
    credentials,
    userInfo,
  }: {
    readonly auth: AuthService;
    readonly credentials: BackstageCredentials;
    readonly userInfo: UserInfoService;
  },
): Promise<boolean> {
  if (!auth.isPrincipal(credentials, 'user')) {
    return false;
  }
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return ownershipEntityRefs.includes(owner);
}
