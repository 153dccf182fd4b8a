export { serviceNameApiExtension } from './serviceNameApiExtension';
