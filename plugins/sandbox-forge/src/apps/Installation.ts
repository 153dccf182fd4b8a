import { SandboxApp, SandboxInstallation } from './SandboxApp';

/** An app at one of the places where it is installed. */
export interface Installation extends SandboxInstallation {
  readonly id: number;
  readonly app: SandboxApp;
}

/** Whether the installation was granted a permission, written as `administration=write`. */
export function isGranted(
  { permissions }: Installation,
  permission: string,
): boolean {
  const [name = '', access] = permission.split('=');
  const granted = permissions[name];
  return granted === 'write' || granted === access;
}

/** Whether what an account owns is the installation's. */
export function isInstalledOn(
  { account }: Installation,
  owner: string,
): boolean {
  return account.toLowerCase() === owner.toLowerCase();
}
