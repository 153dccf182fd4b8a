import {
  createService,
  expectOneLine,
  valuesOf,
} from '../__testUtils__/createService';
import { runSlipway } from '../__testUtils__/runSlipway';

jest.setTimeout(120_000);

/** The values, the arguments, and the reason that is told. */
type Refusal = [string, string[], string];

/** Where no portal answers: nothing listens at the first port. */
const nowhere = ['--portal', 'http://127.0.0.1:1'];

describe('slipway create, before a portal is asked', () => {
  it.each([
    [valuesOf('localhost', 'X'), nowhere, 'name: "X" must be 3 to 40'],
    [
      valuesOf('localhost', 'shop'),
      ['--portal', 'nowhere'],
      '--portal must be',
    ],
    ...['component:default/x', 'a b', 'a/b/c', ' '].map(
      (ref): Refusal => [
        valuesOf('localhost', 'shop'),
        ['--template', ref],
        `--template: "${ref}" is not the reference of a template; write one like template:default/fastapi-service`,
      ],
    ),
    [
      valuesOf('localhost', 'shop'),
      ['--portal', 'http://user:pw@localhost'],
      '--portal must be',
    ],
  ])('refuses %j with %j', async (content, args, reason) => {
    const run = await createService({ values: content }, args);
    expectOneLine(run.stderr, reason);
    expect(run).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([
    [
      valuesOf('localhost', 'X'),
      [],
      2,
      {
        status: 'refused',
        problems: [expect.stringMatching(/^name: "X" must be 3 to 40/)],
      },
    ],
    [
      'name: [',
      [],
      2,
      {
        status: 'refused',
        problems: [expect.stringMatching(/"values\.yaml" is not YAML at /)],
      },
    ],
    [
      valuesOf('localhost', 'shop'),
      nowhere,
      1,
      { status: 'failed', error: expect.stringContaining('127.0.0.1:1') },
    ],
  ])('tells a program of %j with %j', async (content, args, status, end) => {
    const run = await createService({ values: content }, ['--json', ...args]);
    expect(run.status).toBe(status);
    expect(JSON.parse(run.stdout)).toEqual(end);
    expect(run.stderr).toMatch(/^slipway create: /);
  });

  it.each([
    [['--json'], '--values is missing; give it a value'],
    [['--values', '', '--json'], '--values is empty; give it a value'],
    [['--values', '--json'], "Option '--values' argument is ambiguous; "],
    [['--values=a', '--json', '--valeus'], "Unknown option '--valeus'; "],
    [
      ['--json=yes', '--values=a'],
      "Option '--json' does not take an argument; ",
    ],
    [['--values=a', '--json', '--portal=x'], '--portal must be the address'],
    [['--values=nowhere.yaml', '--json'], '--values: "nowhere.yaml" does not'],
  ])('tells a program that %j is wrong', async (args, reason) => {
    const run = await runSlipway(['create', ...args]);
    expect(run.status).toBe(2);
    expectOneLine(run.stderr, `slipway create: ${reason}`);
    expect(JSON.parse(run.stdout)).toEqual({
      status: 'refused',
      problems: [expect.stringContaining(reason)],
    });
  });

  it('reads the values from standard input, and refuses them alike', async () => {
    const args = ['create', '--values', '-'];
    const run = await runSlipway([...args, ...nowhere], {
      input: valuesOf('localhost', 'X'),
    });
    expectOneLine(
      run.stderr,
      'slipway create: --values: standard input: name: "X" must be 3 to 40',
    );
    expect(run).toMatchObject({ status: 2, stdout: '' });
    const broken = await runSlipway(args, { input: 'name: [' });
    expectOneLine(broken.stderr, '--values: standard input is not YAML at ');
    const twice = await runSlipway([...args, '--secrets', '-']);
    expectOneLine(twice.stderr, 'standard input already holds the values');
  });

  it('refuses secrets of an environment that is not there', async () => {
    const secrets = 'qa:\n  TOKEN: hunter2\n';
    const run = await createService(
      { values: valuesOf('localhost', 'shop'), secrets },
      [],
    );
    expectOneLine(run.stderr, 'there is no environment "qa"');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).not.toContain('hunter2');
  });
});
