import { readArguments } from './readArguments';

const specs = {
  values: { type: 'string', required: true },
  portal: { type: 'string' },
  json: { type: 'boolean' },
} as const;

describe('readArguments', () => {
  it('reads options in any order and form', () => {
    expect(readArguments(['--json', '--values=a.yaml'], specs)).toEqual({
      values: 'a.yaml',
      portal: undefined,
      json: true,
    });
    expect(readArguments(['--portal', 'x', '--values', 'b'], specs)).toEqual({
      values: 'b',
      portal: 'x',
      json: false,
    });
  });

  it.each([
    [[], '--values is missing; give it a value'],
    [['--values', ''], '--values is empty; give it a value'],
    [['--values', 'a', '--values', 'b'], '--values is given twice'],
    [['--values'], "'--values <value>' argument missing"],
    [['--values', 'a', '--json=yes'], "'--json' does not take an argument"],
    [['--valeus', 'a'], "Unknown option '--valeus'; the options are --values,"],
    [['--values', 'a', 'b'], "Unexpected argument 'b'"],
  ])('refuses %j', (args, message) => {
    expect(() => readArguments(args, specs)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});
