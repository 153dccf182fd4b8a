export * from './RenderedTree';
export { comparePaths } from './comparePaths';
export { createTree } from './createTree';
export { readTree } from './readTree';
export { writeTree, type WriteTreeOptions } from './writeTree';
