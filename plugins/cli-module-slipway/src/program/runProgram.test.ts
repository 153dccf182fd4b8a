import { join } from 'node:path';
import { root, runSlipway } from '../__testUtils__/runSlipway';
import { oneLine } from './oneLine';
import { printable } from './printable';

jest.setTimeout(60_000);

describe('slipway', () => {
  it('explains itself and each of its commands', async () => {
    const all = await runSlipway(['--help']);
    expect(all).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['render', 'create', 'check']) {
      expect(all.stdout).toContain(`slipway ${name} --`);
      const one = await runSlipway([name, '--help']);
      expect(one).toMatchObject({ status: 0, stderr: '' });
      expect(one.stdout).toContain(`slipway ${name} --`);
    }
  });

  it.each([
    [[], 'a command is missing'],
    [['rendr'], 'there is no command "rendr"'],
  ])('refuses %j and names the commands', async (args, reason) => {
    expect(await runSlipway(args)).toEqual({
      status: 2,
      signal: null,
      stdout: '',
      stderr: `slipway: ${reason}; the commands are render, create, check\n`,
    });
  });

  it('says in one line that nobody reads what it ends with', async () => {
    const template = join(root, 'templates/fastapi-service');
    const run = await runSlipway(['check', '--template', template], {
      at: { moment: Promise.resolve(), happens: 'closed' },
    });
    expect(run).toMatchObject({
      status: 1,
      stderr: 'slipway check: whoever reads the output has closed it\n',
    });
  });
});

describe('oneLine', () => {
  it.each([
    ['a list:\n  - one\n  - two\n', 'a list: - one; - two'],
    ['\u001b[31mred\u001b[0m\u0007\ttext', 'red text'],
    ['', ''],
  ])('of %j', (text, line) => expect(oneLine(text)).toBe(line));
});

describe('printable', () => {
  it('keeps lines, and nothing that a terminal acts upon', () => {
    expect(printable('two:\r\n\n  \u001b[2Ja\tb\u0007\n c\n')).toBe(
      'two:\na b\nc',
    );
  });
});
