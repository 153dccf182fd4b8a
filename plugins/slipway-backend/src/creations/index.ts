export * from './CreationsService';
export * from './CreationsStore';
export * from './DefaultCreationsService';
export * from './DefaultCreationsStore';
