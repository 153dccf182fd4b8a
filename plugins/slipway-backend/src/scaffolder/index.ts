export { DefaultScaffolderClient } from './DefaultScaffolderClient';
export type * from './ScaffolderClient';
export { isRunning, waitForTask } from './waitForTask';
