import { itCostsWhatTheGuideSays } from '../__testUtils__/itCostsWhatTheGuideSays';
import { prepareForge } from '../__testUtils__/prepareForge';
import { wantedService } from '../__testUtils__/wantedService';

jest.setTimeout(60_000);

describe('a service on GitHub', () => {
  itCostsWhatTheGuideSays(prepareForge('counted'), {
    ...wantedService({
      person: 'guest',
      environments: ['staging', 'production'],
    }),
    guide: 'github',
  });
});
