import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { goOn, renderModeller } from '../../__testUtils__/renderModeller';

jest.setTimeout(60_000);

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
