/**
 * A small forge for the embedded default: GitHub's REST API and git's smart HTTP on this machine.
 *
 * @packageDocumentation
 */
export { sandboxForgePlugin as default } from './plugin';
export { startSandboxForge } from './startSandboxForge';
export type { SandboxForge, SandboxForgeOptions } from './startSandboxForge';
export type { Trouble } from './trouble/Trouble';
export type { SandboxApp, SandboxInstallation } from './apps/SandboxApp';
export { openSecret } from './store/openSecret';
export type { SecretAddress } from './store/openSecret';
