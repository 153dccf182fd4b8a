import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** What nobody can leave out besides the name. */
export const required = {
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=order-service',
};

/** Goes on from the page to the review, and creates. */
export async function create(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
}
