import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { cleanup, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApis } from '../__testUtils__/catalogApis';
import { renderPage } from '../__testUtils__/renderPage';
import { stockSecret } from '../__testUtils__/stockSecret';
import { field as ownerField } from '../fields/SlipwayEntityPicker/field';
import { field as nameField } from '../fields/SlipwayName/field';
import { field as pageField } from '../fields/SlipwayPage/field';
import { readDraft } from './draftStore';
import { useForgottenDraft } from './useForgottenDraft';

jest.setTimeout(60_000);

const template = 'fastapi-service';
const templateRef = `template:default/${template}`;

/** Opens the form as after a reload, with what a link gives it. */
function open(answers = {}) {
  cleanup();
  return renderPage({
    title: 'Service',
    only: ['name', 'description', 'visibility'],
    fields: [nameField, pageField],
    answers,
    template,
  });
}

const name = () => screen.findByRole('textbox', { name: /^Name/ });
const notice = /Your answers from before are here again/;

/** Puts a link into the address, as if it were followed anew. */
function follow(answers?: object) {
  const query = answers
    ? `?formData=${encodeURIComponent(JSON.stringify(answers))}`
    : '';
  window.history.pushState({}, '', `/create${query}`);
}

beforeEach(() => follow());

describe('a draft of the form', () => {
  it('is there again until somebody starts over', async () => {
    open();
    await userEvent.type(await name(), 'order-service');
    open();
    expect(await name()).toHaveValue('order-service');
    expect(screen.getByText(notice)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await name()).toHaveValue('');
    expect(screen.queryByText(notice)).toBeNull();
    expect(readDraft(templateRef)).toBeUndefined();
    open();
    expect(await name()).toHaveValue('');
    expect(screen.queryByText(notice)).toBeNull();
  });

  it('is none as long as nobody has done anything', async () => {
    const identity = mockApis.identity({
      ownershipEntityRefs: ['group:default/orders'],
      userEntityRef: 'user:default/ada',
    });
    renderPage({
      title: 'Service',
      only: ['name', 'owner'],
      fields: [nameField, ownerField, pageField],
      apis: [...catalogApis, [identityApiRef, identity]] as never,
      template,
    });
    const owner = await screen.findByRole('button', { name: /Owner/ });
    // The page fills it in by itself.
    await waitFor(() => expect(owner).toHaveTextContent('Orders'));
    expect(readDraft(templateRef)).toBeUndefined();
    await userEvent.click(await name());
    expect(readDraft(templateRef)).toBeUndefined();
  });

  it('gives way to a link that is followed anew, and keeps what is changed after it', async () => {
    open();
    await userEvent.type(await name(), 'order-service');
    const link = { name: 'linked-service' };
    follow(link);
    open(link);
    expect(await name()).toHaveValue('linked-service');
    expect(readDraft(templateRef)).toBeUndefined();
    await userEvent.type(await name(), '-two');
    open(link);
    expect(await name()).toHaveValue('linked-service-two');
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await name()).toHaveValue('linked-service');
  });

  it('holds no secret, and says so', async () => {
    cleanup();
    const delivery = () =>
      renderPage({
        title: 'Delivery',
        only: ['registry', 'ci:staging:DATABASE_URL'],
        fields: [stockSecret, pageField],
        apis: catalogApis as never,
        template,
      });
    delivery();
    const label = /Database of staging/;
    await userEvent.type(await screen.findByLabelText(label), 'postgresql://x');
    // Backstage's secret field hands its value on a while after the last key.
    await waitFor(() =>
      expect(readDraft(templateRef)?.withheld).toEqual([
        'ci:staging:DATABASE_URL',
      ]),
    );
    expect(JSON.stringify(sessionStorage)).not.toMatch(/postgresql|\*\*/);
    cleanup();
    delivery();
    expect(await screen.findByText(/enter them again/)).toBeVisible();
    expect(await screen.findByLabelText(label)).toHaveValue('');
    // What is changed after it leaves it to be entered again.
    await userEvent.click(
      screen.getByRole('button', { name: /Image registry/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'GitLab' }),
    );
    await waitFor(() =>
      expect(readDraft(templateRef)).toEqual({
        answers: expect.objectContaining({ registry: 'gitlab' }),
        withheld: ['ci:staging:DATABASE_URL'],
      }),
    );
  });

  it('holds no secret of another page either, wherever within an answer it is', async () => {
    const broker = { host: 'mq.internal', password: 'hunter2' };
    const hidden = { type: 'string', 'ui:widget': 'password' };
    const otherPages = [
      {
        title: 'Broker',
        schema: {
          properties: { broker: { properties: { password: hidden } } },
        },
      },
    ];
    renderPage({
      title: 'Service',
      only: ['name'],
      fields: [nameField, pageField],
      answers: { broker },
      otherPages,
      template,
    });
    await userEvent.type(await name(), 'order-service');
    await waitFor(() =>
      expect(readDraft(templateRef)).toEqual({
        answers: { name: 'order-service', broker: { host: 'mq.internal' } },
        withheld: ['broker.password'],
      }),
    );
    expect(JSON.stringify(sessionStorage)).not.toContain('hunter2');
    const parameters = { name: 'order-service', broker };
    const spec = { parameters, templateInfo: { entityRef: templateRef } };
    const task = { id: '1', status: 'processing', spec } as never;
    renderHook(() => useForgottenDraft(task));
    expect(readDraft(templateRef)).toBeUndefined();
  });

  it('leaves nothing of what the page said when somebody starts over', async () => {
    open();
    await userEvent.type(await name(), 'order-service');
    open();
    const preset = await screen.findByRole('button', {
      name: /Product Service/,
    });
    await userEvent.click(preset);
    await userEvent.clear(await name());
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText('is required')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(screen.queryByText('is required')).toBeNull();
    expect(screen.queryByRole('button', { pressed: true })).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('can be brought back after somebody started over, until something else is typed', async () => {
    open();
    await userEvent.type(await name(), 'order-service');
    const left = readDraft(templateRef);
    open();
    const status = (await screen.findByText(notice)).closest('[role=status]');
    screen.getByRole('button', { name: 'Start over' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(await name()).toHaveValue('');
    // The same place tells of it, and the focus stays where it was.
    expect(status).toHaveTextContent('You started over.');
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(undo).toHaveFocus();
    expect(readDraft(templateRef)).toBeUndefined();
    await userEvent.keyboard('{Enter}');
    expect(await name()).toHaveValue('order-service');
    expect(status).toHaveTextContent(notice);
    expect(readDraft(templateRef)).toEqual(left);

    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    await userEvent.click(await name());
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
    await userEvent.type(await name(), 'i');
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull(),
    );
    // It keeps its room, so that nothing moves below the hands.
    expect(status).toHaveTextContent('You started over.');
    expect(readDraft(templateRef)?.answers).toMatchObject({ name: 'i' });
  });

  it('is brought back without a secret, and says so', async () => {
    const delivery = () => {
      cleanup();
      return renderPage({
        title: 'Delivery',
        only: ['registry', 'ci:staging:DATABASE_URL'],
        fields: [stockSecret, pageField],
        apis: catalogApis as never,
        template,
      });
    };
    delivery();
    const secret = () => screen.findByLabelText(/Database of staging/);
    await userEvent.type(await secret(), 'postgresql://x');
    await waitFor(() => expect(readDraft(templateRef)).toBeDefined());
    const { secrets } = delivery();
    await userEvent.type(await secret(), 'postgresql://y');
    await waitFor(() =>
      expect(Object.values(secrets())).toEqual(['postgresql://y']),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    const field = await secret();
    await waitFor(() => expect(field).toHaveValue(''));
    expect(Object.values(secrets())).toEqual(['']);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/enter them again/)).toBeVisible();
    expect(await secret()).toHaveValue('');
    expect(JSON.stringify(sessionStorage)).not.toMatch(/postgresql|\*\*/);
  });

  it('is gone once it is a task, and only then', async () => {
    open();
    await userEvent.type(await name(), 'order-service');
    const task = (parameters: object) => ({
      id: '1',
      status: 'processing',
      spec: {
        parameters: { layout: 'plan', visibility: 'private', ...parameters },
        steps: [],
        templateInfo: { entityRef: templateRef },
      },
    });
    renderHook(() => useForgottenDraft(task({ name: 'item-service' })));
    expect(readDraft(templateRef)).toBeDefined();
    renderHook(() => useForgottenDraft(task({ name: 'order-service' })));
    expect(readDraft(templateRef)).toBeUndefined();
  });
});
