export * from './DefaultRecordsService';
export * from './DefaultRecordsStore';
export * from './RecordsService';
export * from './RecordsStore';
