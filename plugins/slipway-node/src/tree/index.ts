export * from './RenderedTree';
