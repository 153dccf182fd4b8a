import { itCostsWhatTheGuideSays } from '../__testUtils__/itCostsWhatTheGuideSays';
import { wantedService } from '../__testUtils__/wantedService';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

describeOnGitea('a service on Gitea', () => {
  itCostsWhatTheGuideSays(prepareGitea('counted'), {
    ...wantedService({ person: 'keeper', environments: [] }),
    guide: 'gitea',
  });
});
