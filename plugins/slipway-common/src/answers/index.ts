export * from './Answers';
