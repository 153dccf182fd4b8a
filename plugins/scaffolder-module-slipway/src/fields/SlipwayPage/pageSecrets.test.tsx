import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { secretProblem } from '@slipway/plugin-slipway-common';
import { readTemplatePage } from '../../__testUtils__/readTemplatePage';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { create, required } from '../../__testUtils__/pageAnswers';
import { previewBackend } from '../../__testUtils__/previewBackend';
import { renderPage } from '../../__testUtils__/renderPage';
import { stockSecret } from '../../__testUtils__/stockSecret';
import { field as environmentsField } from '../SlipwayEnvironments/field';
import { field } from './field';

// The backend is asked once the choosing pauses, on a machine that may be busy.
const patience = { timeout: 15_000 };

describe('the secrets of SlipwayPage', () => {
  describe('a secret that the platform team provides', () => {
    const token = 'Access token of Docker Hub';
    const renderDelivery = (backend: ReturnType<typeof previewBackend>) =>
      renderPage({
        title: 'Delivery',
        only: ['registry', 'ci:staging:DATABASE_URL'],
        fields: [field, stockSecret],
        apis: backend.apis,
        template: 'fastapi-service',
        answers: { ...required, name: 'order-service', registry: 'dockerhub' },
      });

    it('is not asked for, unless somebody wants to enter another one', async () => {
      let answer = () => {};
      const secretsAfter = new Promise<void>(done => {
        answer = done;
      });
      const backend = previewBackend({
        files: () => ({}),
        secretsAfter,
        provided: ({ registry }) =>
          registry === 'dockerhub' ? ['ci:DOCKERHUB_TOKEN'] : [],
      });
      const { onCreate } = renderDelivery(backend);
      expect(await screen.findByLabelText(new RegExp(token))).toBeVisible();
      answer();
      const group = await screen.findByRole('group', { name: token }, patience);
      expect(group).toHaveTextContent('Provided by your platform team.');
      expect(screen.getByLabelText(/Database of staging/)).toBeVisible();
      const asked = backend.arrived.filter(
        ({ path }) => path === '/slipway/preview/secrets',
      );
      expect(asked).toHaveLength(1);
      expect(Object.keys(asked[0]!.body).sort()).toEqual([
        'answers',
        'templateRef',
      ]);

      await userEvent.click(
        screen.getByRole('button', { name: `Enter another one: ${token}` }),
      );
      expect(screen.getByLabelText(token)).toHaveFocus();
      await userEvent.type(screen.getByLabelText(token), 'mine');
      expect(screen.queryByRole('group', { name: token })).toBeNull();
      await create();
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({ 'ci:DOCKERHUB_TOKEN': '****' }),
      );
      // What was entered never leaves the form, nor the asterisks in its place.
      expect(JSON.stringify(backend.arrived)).not.toMatch(/mine|\*{4}/);
    });

    it('is marked where somebody has to enter it', async () => {
      const backend = previewBackend({
        files: () => ({}),
        required: ['ci:DOCKERHUB_TOKEN'],
      });
      renderDelivery(backend);
      await waitFor(
        () => expect(screen.getByLabelText(new RegExp(token))).toBeRequired(),
        patience,
      );
      expect(screen.getByLabelText(/Database of staging/)).not.toBeRequired();
    });

    it('is asked for where the backend refuses to say', async () => {
      const backend = previewBackend({
        files: () => ({}),
        refusal: () => new Response('no', { status: 400 }),
      });
      renderDelivery(backend);
      await waitFor(() => expect(backend.arrived).not.toHaveLength(0));
      expect(screen.getByLabelText(new RegExp(token))).toBeVisible();
      expect(screen.queryByText('Provided by your platform team.')).toBeNull();
    });
  });

  it('asks for no secret of an environment that is not there, unless one was entered', async () => {
    const staging = 'ci:staging:DATABASE_URL';
    const production = 'ci:production:DATABASE_URL';
    renderPage({
      title: 'Delivery',
      only: ['environments', staging, production],
      fields: [field, stockSecret, environmentsField],
      apis: catalogApis as never,
      answers: { ...required, environments: [], [production]: '***' },
    });
    expect(
      await screen.findByLabelText('Database of production'),
    ).toBeVisible();
    expect(screen.queryByLabelText('Database of staging')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add environment' }),
    );
    await userEvent.keyboard('staging');
    expect(await screen.findByLabelText('Database of staging')).toBeVisible();
  });

  it('goes on with no address of another database, in the words of the backend', async () => {
    const staging = 'ci:staging:DATABASE_URL';
    const { onCreate } = renderPage({
      title: 'Delivery',
      only: [staging],
      fields: [field, stockSecret],
      answers: required,
    });
    const told = secretProblem(staging, 'mysql://host/name')!;
    const input = await screen.findByLabelText('Database of staging');
    await userEvent.type(input, 'mysql://host/name');
    expect(await screen.findByText(told)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();

    await userEvent.clear(input);
    await userEvent.type(input, 'postgresql://host/name');
    await waitFor(() => expect(screen.queryByText(told)).toBeNull());
    await create();
    expect(onCreate).toHaveBeenCalled();
  });

  it('takes no secret that is longer than the portal can hide', () => {
    const fields: unknown[] = [];
    JSON.stringify(readTemplatePage('Delivery'), (_, value) => {
      if (value?.['ui:field'] === 'Secret') {
        fields.push(value);
      }
      return value;
    });
    expect(fields.length).toBeGreaterThan(3);
    for (const each of fields) {
      expect(each).toMatchObject({ maxLength: 2000 });
    }
  });
});
