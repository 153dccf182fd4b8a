export { notifyCreators } from './notifyCreators';
