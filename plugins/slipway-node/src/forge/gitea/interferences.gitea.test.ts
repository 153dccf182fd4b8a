import { belowRepository } from '../__testUtils__/belowRepository';
import { itKeepsWhatOthersDo } from '../__testUtils__/itKeepsWhatOthersDo';
import { wantedService } from '../__testUtils__/wantedService';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

describeOnGitea('a service on Gitea that others work on', () => {
  const rig = prepareGitea('shared');

  beforeAll(() => rig.fixture.addUser('onlooker', ['read:user']));

  itKeepsWhatOthersDo(rig, {
    ...wantedService({ person: 'onlooker', environments: [] }),
    interferences: {
      'a new topic': {
        by: belowRepository('PUT', '/topics', { topics: [] }),
        look: /\/topics$/,
        meanwhile: belowRepository('PUT', '/topics', { topics: ['their-own'] }),
        read: async given => {
          const { topics } = await belowRepository('GET', '/topics')(given);
          return [...topics].sort();
        },
        expected: ['slipway', 'their-own'],
      },
      'more access of a person': {
        by: belowRepository('PUT', '/collaborators/onlooker', {
          permission: 'read',
        }),
        look: /\/collaborators\/onlooker\/permission$/,
        meanwhile: belowRepository('PUT', '/collaborators/onlooker', {
          permission: 'admin',
        }),
        read: async given =>
          (
            await belowRepository(
              'GET',
              '/collaborators/onlooker/permission',
            )(given)
          ).permission,
        expected: 'admin',
      },
    },
  });
});
