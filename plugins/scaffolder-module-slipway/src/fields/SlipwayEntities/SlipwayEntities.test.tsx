import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { JsonValue } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { entityProblems } from './entityProblems';
import { field } from './field';

jest.setTimeout(60_000);

function renderModeller(entities?: JsonValue) {
  return renderPage({
    title: 'Data',
    only: ['entities'],
    fields: [field],
    answers: entities ? { entities } : {},
  });
}

async function goOn() {
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
}

async function create() {
  await goOn();
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
}

/** The controls of a role that are in the modeller, each with its accessible name. */
function controlsOf(role: string) {
  const found: { readonly name: string; readonly element: Element }[] = [];
  within(screen.getByRole('region', { name: 'Entities' })).getAllByRole(role, {
    name: (name, element) => found.push({ name, element }) > 0,
  });
  return found;
}

const products = [
  {
    name: 'Product',
    fields: [
      { name: 'name', type: 'string', required: true },
      { name: 'price', type: 'decimal' },
    ],
  },
];

describe('SlipwayEntities', () => {
  it('models an entity with nothing but the keyboard', async () => {
    const { onCreate } = renderModeller();
    (await screen.findByRole('button', { name: 'Add entity' })).focus();
    await userEvent.keyboard('{Enter}');
    expect(
      screen.getByRole('textbox', { name: 'Name (entity 1)' }),
    ).toHaveFocus();
    await userEvent.keyboard('OrderLine{Enter}quantity{Enter}note');
    // Alt and an arrow move the row that has the focus.
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Field note is now 1 of 2.',
    );
    await create();
    expect(onCreate).toHaveBeenCalledWith({
      entities: [
        {
          name: 'OrderLine',
          fields: [
            { name: 'note', type: 'string' },
            { name: 'quantity', type: 'string' },
          ],
        },
      ],
    });
  });

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

  it('tells in the name of every control which row it is in', async () => {
    renderModeller([
      ...products,
      {
        name: 'Review',
        plural: 'Reviews',
        fields: [
          { name: 'price', type: 'decimal' },
          { name: 'state', type: 'enum', values: ['a'] },
          { name: 'product', type: 'reference', target: 'Product' },
          { type: 'string' },
        ],
      },
    ]);
    await screen.findByRole('article', { name: 'Entity Review' });
    for (const more of screen.getAllByRole('button', { name: /^More about/ })) {
      await userEvent.click(more);
    }
    const named = ['textbox', 'button', 'checkbox'].flatMap(controlsOf);
    const names = named.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(
      expect.arrayContaining([
        'Name (entity 2)',
        'Plural (Review)',
        'Description of the entity (Review)',
        'Add field to Review',
        'Name (field 1 of Review)',
        'decimal Type (price of Review)',
        'Required (price of Review)',
        'Smallest (price of Review)',
        'Index (price of Review)',
        'Description (price of Review)',
        'Values (state of Review)',
        'None Default (state of Review)',
        'Product Points to (product of Review)',
        'string Type (field 4 of Review)',
      ]),
    );
    // What is seen is said, WCAG 2.5.3.
    const seen = named.flatMap(({ name, element }) =>
      Array.from((element as HTMLInputElement).labels ?? [], label => ({
        name,
        label: label.textContent ?? '',
      })),
    );
    expect(seen).toContainEqual({
      name: 'Largest (price of Review)',
      label: 'Largest',
    });
    expect(seen.filter(({ name, label }) => !name.includes(label))).toEqual([]);
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

  it('shows the plural that follows, the table and the path', async () => {
    renderModeller([{ ...products[0]!, name: 'News' }]);
    expect(
      await screen.findByText(
        /NewsItems, served at \/news-items .* table news_items/,
      ),
    ).toBeVisible();
  });

  it('drops what another type has no use for', async () => {
    const { onCreate } = renderModeller([
      {
        name: 'Product',
        fields: [
          {
            name: 'state',
            type: 'enum',
            values: ['a'],
            default: 'a',
            unique: true,
          },
        ],
      },
    ]);
    await userEvent.click(await screen.findByRole('button', { name: /Type/ }));
    await userEvent.click(screen.getByRole('option', { name: 'boolean' }));
    await create();
    expect(onCreate).toHaveBeenCalledWith({
      entities: [
        { name: 'Product', fields: [{ name: 'state', type: 'boolean' }] },
      ],
    });
  });

  it('deletes with undo', async () => {
    const { onCreate } = renderModeller(products);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions for the field price of Product',
      }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
    expect(
      screen.queryByRole('group', { name: 'Field price' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('group', { name: 'Field price' })).toBeVisible();
    await create();
    expect(onCreate).toHaveBeenCalledWith({ entities: products });
  });

  it('describes the diagram in words', async () => {
    renderModeller([
      ...products,
      {
        name: 'Review',
        fields: [
          {
            name: 'product',
            type: 'reference',
            target: 'Product',
            required: true,
          },
        ],
      },
    ]);
    const diagram = await screen.findByRole('img', {
      name: 'Diagram of the entities',
    });
    expect(diagram).toHaveAccessibleDescription(
      'Product: name string, price decimal. Review: product → Product. Review points to Product by product',
    );
  });

  it('takes over what is pasted, and says at which line it cannot', async () => {
    const { onCreate } = renderModeller(products);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Paste…' }),
    );
    await userEvent.click(screen.getByRole('textbox', { name: /SQL/ }));
    await userEvent.paste(
      'CREATE TABLE reviews (\n stars int NOT NULL,\n place point);\nDROP TABLE x;',
    );
    expect(await screen.findByText(/^Line 3: place: /)).toBeVisible();
    expect(
      screen.getByText(/^Line 4: a statement that makes no table/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add 1 entity' }));
    await create();
    expect(onCreate).toHaveBeenCalledWith({
      entities: [
        ...products,
        {
          name: 'Review',
          fields: [
            { name: 'stars', type: 'integer', required: true },
            { name: 'place', type: 'string' },
          ],
        },
      ],
    });
  });
});
