export * from './SecretQuestion';
export type { SecretOrigin, SecretRule } from './SecretRule';
export * from './SecretSource';
export { SourcedSecrets } from './SourcedSecrets';
export type { SourcedSecret, SourcedValue } from './SourcedSecrets';
export * from './createSecretSources';
