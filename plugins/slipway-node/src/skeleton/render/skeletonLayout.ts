/** Where a template folder has its layers. */
export const skeletonRoot = 'skeleton/';

/** What a file that is rendered ends in. */
export const templateSuffix = '.njk';

/** Folders that start with it are no layers: they hold what templates include and import. */
export const sharedPrefix = '_';
