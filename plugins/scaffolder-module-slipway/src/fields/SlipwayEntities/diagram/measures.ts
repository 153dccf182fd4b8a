/** Sizes of the drawing, in its own units, which are pixels where it fits. */
export const measures = {
  margin: 10,
  gap: 24,
  lineGap: 44,
  title: 28,
  line: 19,
  foot: 6,
  character: 6.7,
  /** Of the name of a required field. */
  boldCharacter: 7.9,
  /** Of the title, which is bold. */
  titleCharacter: 8.2,
  minWidth: 110,
  maxWidth: 230,
  /** More fields than these are counted. */
  shownFields: 8,
  /** From so many entities on, only their names are drawn. */
  crowd: 8,
} as const;
