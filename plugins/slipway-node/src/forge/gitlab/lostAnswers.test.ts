import { itOutlivesLostAnswers } from '../__testUtils__/itOutlivesLostAnswers';
import { wantedService } from '../__testUtils__/wantedService';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { snapshotOf } from './__testUtils__/snapshotOf';

jest.setTimeout(60_000);

describe('a GitLab that loses the answer to every write', () => {
  itOutlivesLostAnswers(prepareGitlab('lost'), {
    ...wantedService({
      person: 'grace',
      environments: ['staging', 'production'],
    }),
    outcome({ fixture, spec }) {
      const text = JSON.stringify(snapshotOf(fixture.project(spec)));
      return JSON.parse(
        text.replaceAll(spec.name, 'name').replace(/project-\d+/g, 'project'),
      );
    },
  });
});
