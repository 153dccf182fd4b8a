import { itKeepsWhatOthersDo } from '../__testUtils__/itKeepsWhatOthersDo';
import { ForgeRig } from '../__testUtils__/prepareRig';
import { wantedService } from '../__testUtils__/wantedService';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { GiteaFixture } from './__testUtils__/GiteaFixture';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

/** A request beside our forge, below the repository. */
const api =
  (method: string, path: string, body?: object) =>
  ({ fixture, spec }: ForgeRig<GiteaFixture>) =>
    fixture.api(method, `/repos/${spec.owner}/${spec.name}${path}`, body);

describeOnGitea('a service on Gitea that others work on', () => {
  const rig = prepareGitea('shared');

  beforeAll(() => rig.fixture.addUser('onlooker', ['read:user']));

  itKeepsWhatOthersDo(rig, {
    ...wantedService({ person: 'onlooker', environments: [] }),
    interferences: {
      'a new topic': {
        by: api('PUT', '/topics', { topics: [] }),
        look: /\/topics$/,
        meanwhile: api('PUT', '/topics', { topics: ['their-own'] }),
        read: async given => {
          const { topics } = await api('GET', '/topics')(given);
          return [...topics].sort();
        },
        expected: ['slipway', 'their-own'],
      },
      'more access of a person': {
        by: api('PUT', '/collaborators/onlooker', { permission: 'read' }),
        look: /\/collaborators\/onlooker\/permission$/,
        meanwhile: api('PUT', '/collaborators/onlooker', {
          permission: 'admin',
        }),
        read: async given =>
          (await api('GET', '/collaborators/onlooker/permission')(given))
            .permission,
        expected: 'admin',
      },
    },
  });
});
