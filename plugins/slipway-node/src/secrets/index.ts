export * from './TaskSecrets';
export * from './generateSecret';
export * from './missingSecrets';
export * from './parseTaskSecrets';
export * from './sealSecret';
export * from './secretNameProblem';
export * from './sources';
export * from './taskSecretsProblem';
