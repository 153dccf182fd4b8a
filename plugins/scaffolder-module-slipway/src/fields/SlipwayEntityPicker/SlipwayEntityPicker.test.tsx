import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApis } from '../../__testUtils__/catalogApis';
import { renderPage } from '../../__testUtils__/renderPage';
import { field as pageField } from '../SlipwayPage/field';
import { field } from './field';

jest.setTimeout(30_000);

/** Who is signed in, by what they own things as. */
const identityOf = (...ownershipEntityRefs: string[]) =>
  [
    identityApiRef,
    mockApis.identity({
      ownershipEntityRefs,
      userEntityRef: 'user:default/ada',
    }),
  ] as const;

describe('SlipwayEntityPicker', () => {
  it.each([
    [['user:default/ada', 'group:default/orders'], 'Orders'],
    [['group:default/orders', 'group:default/platform'], 'Choose one'],
    [['user:default/ada', 'group:default/unknown'], 'Choose one'],
  ])('proposes of %j the only group of theirs: %s', async (refs, shown) => {
    renderPage({
      title: 'Service',
      only: ['owner', 'system'],
      fields: [field, pageField],
      apis: [...catalogApis, identityOf(...refs)] as never,
    });
    const owner = await screen.findByRole('button', { name: /Owner/ });
    await waitFor(() => expect(owner).toHaveTextContent(shown));
    // What nobody has to choose is proposed to nobody.
    expect(screen.getByRole('button', { name: /System/ })).toHaveTextContent(
      'None',
    );
  });

  it('says that the catalog cannot be asked, and tries again', async () => {
    const [[ref, catalog], ...others] = catalogApis;
    let isAway = true;
    const away = {
      async *streamEntities(
        ...asked: Parameters<typeof catalog.streamEntities>
      ) {
        if (isAway) {
          throw new TypeError('Failed to fetch');
        }
        yield* catalog.streamEntities(...asked);
      },
    };
    renderPage({
      title: 'Service',
      only: ['owner'],
      fields: [field, pageField],
      apis: [[ref, away], ...others] as never,
    });
    expect(
      await screen.findByText(/^The portal cannot be reached/),
    ).toBeVisible();
    const owner = screen.getByRole('button', { name: /Owner/ });
    expect(owner).toHaveTextContent('Choose one');
    isAway = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText(/^The portal cannot be reached/)).toBeNull(),
    );
    expect(owner).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    await userEvent.keyboard('{Escape}');
  });

  it('offers what the catalog has, and gives its reference', async () => {
    const { onCreate } = renderPage({
      title: 'Service',
      only: ['owner', 'system'],
      fields: [field, pageField],
      answers: {
        name: 'order-service',
        repoUrl: 'localhost:7008?owner=acme&repo=order-service',
      },
      apis: catalogApis as never,
    });
    const review = () =>
      userEvent.click(screen.getByRole('button', { name: 'Review' }));
    const owner = await screen.findByRole('button', { name: /Owner/ });
    await waitFor(() => expect(owner).toHaveTextContent('Choose one'));

    await review();
    expect(await screen.findByText('is required')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();

    await userEvent.click(owner);
    const offered = await screen.findAllByRole('option');
    expect(offered.map(({ textContent }) => textContent)).toEqual([
      'Ada',
      'Orders',
      'Platform',
    ]);
    await userEvent.keyboard('plat{Enter}');
    expect(owner).toHaveTextContent('Platform');
    // Nor does the list stay open for what is chosen already.
    await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(owner).toHaveTextContent('Platform');

    await userEvent.click(screen.getByRole('button', { name: /System/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Shop' }));
    await userEvent.click(screen.getByRole('button', { name: /System/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'None' }));
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    const [answers] = onCreate.mock.calls[0];
    expect(answers.owner).toBe('group:default/platform');
    expect(answers.system).toBeUndefined();
  });
});
