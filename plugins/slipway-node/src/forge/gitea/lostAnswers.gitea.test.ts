import { itOutlivesLostAnswers } from '../__testUtils__/itOutlivesLostAnswers';
import { wantedService } from '../__testUtils__/wantedService';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

describeOnGitea('a real Gitea that loses the answer to every write', () => {
  itOutlivesLostAnswers(prepareGitea('lost'), {
    ...wantedService({ person: 'keeper', environments: [] }),
    async outcome({ fixture, spec }) {
      const read = (path: string) =>
        fixture.api('GET', `/repos/${spec.owner}/${spec.name}${path}`);
      const { created_at, updated_at, ...rule } = await read(
        '/branch_protections/main',
      );
      const names = (list: readonly { readonly name: string }[]) =>
        list.map(({ name }) => name).sort();
      return {
        rule,
        rules: (await read('/branch_protections')).length,
        topics: (await read('/topics')).topics.sort(),
        teams: names(await read('/teams')),
        secrets: names(await read('/actions/secrets')),
        variables: (await read('/actions/variables'))
          .map(({ name, data }: any) => `${name} ${data}`)
          .sort(),
      };
    },
  });
});
