export { frameExtension } from './frameExtension';
export { resultExtension } from './resultExtension';
export { tasksExtension } from './tasksExtension';
