export { resultExtension } from './resultExtension';
export { tasksExtension } from './tasksExtension';
