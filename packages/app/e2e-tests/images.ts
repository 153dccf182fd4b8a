import { join } from 'node:path';

/** The root of the repository. */
export const root = join(__dirname, '..', '..', '..');

/** Where screenshots go: among the documentation with `UPDATE_IMAGES`, else to what the test leaves behind. */
export const images = process.env.UPDATE_IMAGES
  ? join(root, 'docs', 'images')
  : join(root, 'test-results');
