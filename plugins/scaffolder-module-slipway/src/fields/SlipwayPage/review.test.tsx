import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { required } from '../../__testUtils__/pageAnswers';
import { renderPage } from '../../__testUtils__/renderPage';
import { stockSecret } from '../../__testUtils__/stockSecret';
import { field as environmentsField } from '../SlipwayEnvironments/field';
import { field as variablesField } from '../SlipwayVariables/field';
import { field } from './field';

jest.setTimeout(60_000);

/** What Backstage's last page says below the names of the answers. */
async function reviewed(): Promise<string> {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  return (await screen.findByRole('table')).textContent ?? '';
}

describe("Backstage's last page", () => {
  // It draws asterisks for whatever was once entered, also where it was cleared or is asked for no more.
  it.each([
    ['Database of staging', {}],
    [
      'Access token of GitHub',
      { repoUrl: 'gitlab.com?owner=acme&repo=order-service', ci: ['gitlab'] },
    ],
    ['Access token of Docker Hub', { registry: 'dockerhub' }],
  ])('says nothing of %s, entered or not', async (label, answers) => {
    renderPage({
      title: 'Delivery',
      fields: [stockSecret, environmentsField, variablesField, field],
      apis: catalogApis as never,
      answers: { name: 'order-service', ...required, ...answers },
    });
    const secret = await screen.findByLabelText(new RegExp(label));
    await userEvent.type(secret, 'hunter2');
    await userEvent.clear(secret);
    const review = await reviewed();
    expect(review).toContain('order-service');
    expect(review).not.toMatch(/\*|TOKEN|Database of|Access token/);
  });
});
