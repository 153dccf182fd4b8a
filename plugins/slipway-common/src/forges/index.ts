export * from './ForgeCapabilities';
export * from './capabilitiesOf';
export * from './forgeProblems';
