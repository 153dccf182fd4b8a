import { itCostsWhatTheGuideSays } from '../__testUtils__/itCostsWhatTheGuideSays';
import { wantedService } from '../__testUtils__/wantedService';
import { prepareGitlab } from './__testUtils__/prepareGitlab';

jest.setTimeout(60_000);

describe('a service on GitLab', () => {
  itCostsWhatTheGuideSays(prepareGitlab('counted'), {
    ...wantedService({
      person: 'grace',
      environments: ['staging', 'production'],
    }),
    guide: 'gitlab',
  });
});
