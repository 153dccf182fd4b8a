import { JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { field } from '../fields/SlipwayEntities/field';
import { renderPage } from './renderPage';

/** The modeller by itself, on a form of one page. */
export function renderModeller(entities?: JsonValue) {
  return renderPage({
    title: 'Data',
    only: ['entities'],
    fields: [field],
    answers: entities ? { entities } : {},
  });
}

/** Presses the button that leaves the page. */
export async function goOn() {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
}
