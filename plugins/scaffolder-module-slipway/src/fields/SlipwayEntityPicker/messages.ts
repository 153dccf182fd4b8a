/** The texts of the field. */
export const entityPickerMessages = {
  loading: 'Looking into the catalog…',
  choose: 'Choose one',
  none: 'None',
  search: 'Search',
} as const;
