/** The texts of the field. */
export const nameMessages = {
  title: 'Name',
  description:
    'Kebab case, such as order-service; the component, the package and the image are called so.',
} as const;
