import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { capabilitiesOf } from './capabilitiesOf';
import { forgeKinds } from './ForgeCapabilities';

const page = resolve(__dirname, '../../../../docs/forges/README.md');

/** A row of the table: what it is called, and what each forge has. */
function rows(): Readonly<Record<string, readonly string[]>> {
  const [, table = ''] = readFileSync(page, 'utf8').split(
    /^(?=\| capability)/m,
  );
  const cells = table
    .slice(0, table.indexOf('\n\n'))
    .split('\n')
    .filter(line => /^\| \w/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()));
  return Object.fromEntries(
    cells.map(([, name = '', ...values]) => [name, values.slice(0, -1)]),
  );
}

function tell(value: unknown): string {
  if (Array.isArray(value)) {
    return value.join(', ') || 'none';
  }
  return typeof value === 'boolean' ? (value && 'yes') || 'no' : String(value);
}

it('are in the guide as they are declared', () => {
  const { capability, ...told } = rows();
  const all = forgeKinds.map(kind => capabilitiesOf({ kind, host: 'x' }));
  expect(capability).toEqual(
    all.map(({ title }) => `[${title}](${title.toLowerCase()}.md)`),
  );
  const names = new Set(all.flatMap(each => Object.keys(each)));
  names.delete('title');
  expect(Object.keys(told).sort()).toEqual([...names].sort());
  for (const [name, cells] of Object.entries(told)) {
    const declared = all.map(each => {
      const value = new Map(Object.entries(each)).get(name);
      return value === undefined ? 'no limit' : tell(value);
    });
    expect([name, cells]).toEqual([name, declared]);
  }
});
