import { answerLimits } from '@slipway/plugin-slipway-common';
import { EntitiesValue } from '../schema';
import { importProblems } from './importProblems';
import { importText } from './importText';

async function problems(text: string, entities: EntitiesValue = []) {
  const found = importProblems(await importText(text), { entities });
  return found.map(({ line, message }) => `${line}: ${message}`);
}

const table = (name: string) => `CREATE TABLE ${name} (\n  size int\n);\n`;

describe('importProblems', () => {
  it('tells names that are there already, at the line they come from', async () => {
    const there = [
      { name: 'Product', fields: [{ name: 'size', type: 'integer' }] },
    ];
    expect(await problems(table('orders'), there)).toEqual([]);
    expect(await problems(table('orders') + table('products'), there)).toEqual([
      expect.stringMatching(
        /^4: Product › name: "Product" is an entity already/,
      ),
    ]);
  });

  it('tells names that nobody may use, and those that are there twice', async () => {
    expect(
      await problems(
        '{"exceptions":\n[\n{ "unitPrice": 1,\n"unit_price": 2 }\n]\n}',
      ),
    ).toEqual([
      expect.stringMatching(/^2: Exception › name: "Exception" is/),
      expect.stringMatching(
        /^4: Exception › unit_price › name: .* is a field already/,
      ),
    ]);
  });

  it('does not tell again what was wrong before', async () => {
    const there = [{ name: 'class', fields: [] }];
    expect(await problems(table('orders'), there)).toEqual([]);
  });

  it('tells nothing of an entity that was there before, whatever it is told with', async () => {
    const there = [
      {
        name: 'Dog',
        fields: [{ name: 'owner', type: 'reference', target: 'Nope' }],
      },
    ];
    expect(await problems(table('order_items'), there)).toEqual([]);
  });

  it('tells from which line on there is no room', async () => {
    const there = Array.from(
      { length: answerLimits.entities - 1 },
      (_, at) => ({
        name: `Thing${'abcdefghij'[at % 10]}${
          'abcdefghij'[Math.floor(at / 10)]
        }`,
        fields: [{ name: 'size', type: 'integer' }],
      }),
    );
    expect(await problems(table('orders'), there)).toEqual([]);
    expect(await problems(table('orders') + table('products'), there)).toEqual([
      expect.stringMatching(/^4: .*at most 50/),
    ]);
  });
});
