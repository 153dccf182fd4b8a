export { nameApiExtension } from './nameApiExtension';
