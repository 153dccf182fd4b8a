import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** What is called by a framework: endpoints, fixtures, validators and listeners by their decorators, others by name. */
const decorators = [
  ...['@router.*', '@app.*', '@pytest.fixture*', '@event.listens_for*'],
  ...['@field_validator*', '@model_validator*'],
];
const names = [
  ...['upgrade', 'downgrade', '__mapper_args__'],
  ...['do_GET', 'do_POST', 'log_message'],
];

/** Members of models and settings are read by name; an import for its effect is for ruff to judge. */
const readByName = /unused (variable|attribute|import) /;

/** Every function, class and method is used, and those of the service by more than its tests. */
export default {
  name: 'dead-code',
  applies: dir => filesOf(dir, /\.py$/).length > 0,
  run: perService(async (dir, { run, tool }) => {
    const vulture = await tool('vulture');
    const all = filesOf(dir, /\.py$/);
    const shipped = all.filter(path => !path.startsWith('tests/'));
    const findings = new Set();
    for (const files of [all, shipped]) {
      const { status, output } = await run(
        vulture,
        [
          ...['--ignore-decorators', decorators.join()],
          ...['--ignore-names', names.join(), ...files],
        ],
        { cwd: dir },
      );
      // 3 is its status where it found something.
      if (![0, 3].includes(status)) return { status, output };
      output.split('\n').forEach(line => findings.add(line));
    }
    return [...findings]
      .filter(line => line && !readByName.test(line))
      .join('\n');
  }),
};
