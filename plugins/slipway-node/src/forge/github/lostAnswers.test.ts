import { itOutlivesLostAnswers } from '../__testUtils__/itOutlivesLostAnswers';
import { prepareForge } from '../__testUtils__/prepareForge';
import { wantedService } from '../__testUtils__/wantedService';

jest.setTimeout(60_000);

describe('a GitHub that loses the answer to every write', () => {
  itOutlivesLostAnswers(prepareForge('lost'), {
    ...wantedService({
      person: 'guest',
      environments: ['staging', 'production'],
    }),
    async outcome({ fixture, spec }) {
      const read = (path: string) =>
        fixture.api('GET', `/repos/${spec.owner}/${spec.name}${path}`);
      const names = (list: readonly { readonly name: string }[]) =>
        list.map(({ name }) => name).sort();
      const { topics, visibility } = await read('');
      const { variables } = await read('/actions/variables');
      const protection = await read('/branches/main/protection');
      return {
        topics: [...topics].sort(),
        visibility,
        variables: variables
          .map(({ name, value }: any) => `${name} ${value}`)
          .sort(),
        environments: names((await read('/environments')).environments),
        secrets: names((await read('/actions/secrets')).secrets),
        staged: names((await read('/environments/staging/secrets')).secrets),
        value: await fixture.openSecret(spec, 'KEY', 'production'),
        checks: [...protection.required_status_checks.contexts].sort(),
      };
    },
  });
});
