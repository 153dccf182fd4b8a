import {
  createFormField,
  SecretWidget,
} from '@backstage/plugin-scaffolder-react/alpha';

/** Backstage's own field of a secret, as far as it is exported: what it draws, and keeps apart. */
export const stockSecret = createFormField({
  name: 'Secret',
  component: SecretWidget,
});
