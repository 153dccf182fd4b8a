import { itKeepsWhatOthersDo } from '../__testUtils__/itKeepsWhatOthersDo';
import { ForgeRig } from '../__testUtils__/prepareRig';
import { wantedService } from '../__testUtils__/wantedService';
import { GitlabFixture } from './__testUtils__/GitlabFixture';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import { ProjectState } from './__testUtils__/server/GitlabState';

jest.setTimeout(60_000);

/** Something done to the project by other hands, or seen of it. */
const project =
  <T>(work: (project: ProjectState) => T) =>
  ({ fixture, spec }: ForgeRig<GitlabFixture>) =>
    work(fixture.project(spec));

const token = ({ variables }: ProjectState) =>
  variables.find(({ key }) => key === 'TOKEN')!;
const firstOf = <T>(map: Map<number, T>) => [...map][0]!;

describe('a service on GitLab that others work on', () => {
  itKeepsWhatOthersDo(prepareGitlab('shared'), {
    ...wantedService({ person: 'grace', environments: ['production'] }),
    interferences: {
      'a new value of a secret that everybody can see': {
        by: project(made =>
          Object.assign(token(made), {
            masked: false,
            hidden: false,
            value: 'old-value',
          }),
        ),
        look: /\/variables$/,
        meanwhile: project(made => (token(made).value = 'new-value')),
        read: project(made => token(made)),
        expected: expect.objectContaining({
          value: 'new-value',
          masked: true,
          protected: true,
        }),
      },
      'a new topic': {
        by: project(made => (made.topics = [])),
        look: /\/projects\/[^/]+$/,
        meanwhile: project(made => (made.topics = ['their-own'])),
        read: project(({ topics }) => topics),
        expected: ['their-own', 'slipway'],
      },
      'a higher role of a group': {
        by: project(({ shares }) => shares.set(firstOf(shares)[0], 20)),
        look: /\/projects\/[^/]+$/,
        meanwhile: project(({ shares }) => shares.set(firstOf(shares)[0], 40)),
        read: project(({ shares }) => firstOf(shares)[1]),
        expected: 40,
      },
      'a higher role of a person': {
        by: project(({ members }) => members.set(firstOf(members)[0], 20)),
        look: /\/members\/all\//,
        meanwhile: project(({ members }) =>
          members.set(firstOf(members)[0], 40),
        ),
        read: project(({ members }) => firstOf(members)[1]),
        expected: 40,
      },
      'a rule that asks for more approvals': {
        by: project(({ approvals }) => (approvals[0]!.approvals_required = 0)),
        look: /\/approval_rules$/,
        meanwhile: project(
          ({ approvals }) => (approvals[0]!.approvals_required = 3),
        ),
        read: project(({ approvals }) => approvals[0]!.approvals_required),
        expected: 3,
      },
    },
  });
});
