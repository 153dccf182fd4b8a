/** The texts of rows, whatever is in them. */
export const rowsMessages = {
  moveUp: 'Move {{name}} up',
  moveDown: 'Move {{name}} down',
  remove: 'Remove {{name}}',
} as const;
