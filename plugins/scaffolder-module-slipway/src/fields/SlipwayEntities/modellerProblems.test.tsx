import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goOn, renderModeller } from '../../__testUtils__/renderModeller';
import { entityProblems } from './entityProblems';

jest.setTimeout(60_000);

describe('what is wrong in the modeller', () => {
  it('calls what is wrong as it is called where it is filled in', async () => {
    renderModeller([
      {
        name: 'Order',
        fields: [
          { name: 'code', type: 'string', min: 3, maxLength: 2 },
          { name: 'total', type: 'integer', min: 3, max: 2 },
          { name: 'state', type: 'enum', values: ['open', '1'] },
        ],
      },
    ]);
    const told = async (text: RegExp) =>
      (await screen.findByText(text)).closest('li')?.textContent;
    expect(await told(/^3 is above the longest/)).toBe(
      'Shortest 3 is above the longest, which is 2',
    );
    expect(await told(/^3 is above the largest/)).toBe(
      'Smallest 3 is above the largest, which is 2',
    );
    expect(await told(/^"1" must be words/)).toMatch(/^Values 2 "1" must be/);
  });

  it('says at its row what the backend would say, and does not go on', async () => {
    const wrong = [
      { name: 'Product', fields: [{ name: 'class', type: 'string' }] },
    ];
    const { message } = entityProblems(wrong)[0]!;
    renderModeller(wrong);
    const row = await screen.findByRole('group', { name: 'Field class' });
    expect(within(row).getByText(message)).toBeVisible();
    const input = within(row).getByRole('textbox', {
      name: 'Name (field 1 of Product)',
    });
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(expect.stringContaining(message));
    await goOn();
    await waitFor(() => expect(input).toHaveFocus());
    expect(screen.getAllByText(message)).toHaveLength(1);
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('does not reproach a new row with being empty before somebody has left it', async () => {
    renderModeller();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add entity' }),
    );
    expect(screen.queryByText(/is required/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findAllByText(/is required/)).not.toHaveLength(0);
  });

  it('does not reproach a new reference with having no target before somebody has left it', async () => {
    renderModeller(
      ['Order', 'Customer', 'Parcel'].map(name => ({
        name,
        fields: [{ name: 'code', type: 'string' }],
      })),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Type \(code of Order\)/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'reference' }));
    expect(
      await screen.findByRole('button', { name: /Points to/ }),
    ).toBeVisible();
    expect(screen.queryByText(/is required/)).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('textbox', { name: 'Name (entity 1)' }),
    );
    expect(await screen.findByText(/is required/)).toBeVisible();
  });

  it('tells each problem once, at its row, and leads to the first whenever it is asked for', async () => {
    const fine = ['Order', 'Customer', 'Invoice', 'Payment', 'Parcel'];
    renderModeller([
      ...fine.map(name => ({
        name,
        fields: [{ name: 'code', type: 'string' }],
      })),
      { name: 'Shelf', fields: [{ name: 'class', type: 'string' }] },
    ] as never);
    const shelf = await screen.findByRole('article', { name: 'Entity Shelf' });
    expect(within(shelf).queryByRole('group')).toBeNull();
    for (const _ of ['once', 'again']) {
      await goOn();
      const row = await within(shelf).findByRole('group', {
        name: 'Field class',
      });
      await waitFor(() =>
        expect(
          within(row).getByRole('textbox', { name: /^Name/ }),
        ).toHaveFocus(),
      );
      expect(screen.getAllByText(/Python keeps|reserved|keyword/)).toHaveLength(
        1,
      );
      await userEvent.click(
        within(shelf).getByRole('button', { expanded: true, name: /Shelf/ }),
      );
    }
  });
});
