import { itPlansWhatItDoes } from '../__testUtils__/itPlansWhatItDoes';
import { ForgeRig } from '../__testUtils__/prepareRig';
import { wantedService } from '../__testUtils__/wantedService';
import { GitlabFixture } from './__testUtils__/GitlabFixture';
import { prepareGitlab } from './__testUtils__/prepareGitlab';
import {
  ProjectState,
  VariableState,
} from './__testUtils__/server/GitlabState';

jest.setTimeout(60_000);

/** Something done to the project by other hands. */
const project =
  (change: (project: ProjectState) => unknown) =>
  ({ fixture, spec }: ForgeRig<GitlabFixture>) =>
    change(fixture.project(spec));

const find = ({ variables }: ProjectState, key: string, scope: string) =>
  variables.findIndex(
    each => each.key === key && each.environment_scope === scope,
  );
const without = (key: string, scope = '*') =>
  project(made => made.variables.splice(find(made, key, scope), 1));
const having = (key: string, more: Partial<VariableState>) =>
  project(made => Object.assign(made.variables[find(made, key, '*')]!, more));

const to = 'with one approval, test';
const protection = 'protection of branch main';

describe('a plan on GitLab', () => {
  itPlansWhatItDoes(prepareGitlab('planned'), {
    ...wantedService({
      person: 'grace',
      environments: ['staging', 'production'],
    }),
    tacit: /, before the first push$/,
    damages: {
      'an environment': {
        by: project(made => made.environments.shift()),
        told: [{ subject: 'environment staging', action: 'create' }],
        writes: 1,
      },
      'the approvers of an environment': {
        by: project(made => made.guards.splice(0)),
        told: [
          {
            subject: 'approvers of environment production',
            action: 'create',
            to: 'approved by orders',
          },
        ],
        writes: 1,
      },
      'an approver of an environment': {
        by: project(made => made.guards[0]!.rules.splice(0)),
        told: [
          {
            subject: 'approvers of environment production',
            action: 'update',
            from: 'approved by nobody',
            to: 'approved by orders',
          },
        ],
        writes: 1,
      },
      'a variable': {
        by: without('REGION'),
        told: [{ subject: 'variable REGION', action: 'create', to: 'eu' }],
        writes: 1,
      },
      'the value of a variable': {
        by: having('REGION', { value: 'us' }),
        told: [
          {
            subject: 'variable REGION',
            action: 'update',
            from: 'us',
            to: 'eu',
          },
        ],
        writes: 1,
      },
      'a secret': {
        by: without('TOKEN'),
        told: [{ subject: 'secret TOKEN', action: 'create' }],
        writes: 1,
      },
      'a secret of an environment': {
        by: without('KEY', 'production'),
        told: [
          { subject: 'environment production: secret KEY', action: 'create' },
        ],
        writes: 1,
      },
      'the mask of a secret': {
        by: having('TOKEN', { masked: false, hidden: false }),
        told: [
          {
            subject: 'secret TOKEN',
            action: 'update',
            from: 'in sight of everybody',
            to: 'masked and protected',
          },
        ],
        writes: 1,
      },
      'a topic': {
        by: project(made => (made.topics = ['their-own'])),
        told: [
          {
            subject: 'topics',
            action: 'update',
            from: 'their-own',
            to: 'their-own, slipway',
          },
        ],
        writes: 1,
      },
      'the access of a group': {
        by: project(made => made.shares.delete([...made.shares.keys()][0]!)),
        told: [
          {
            subject: 'access of team platform',
            action: 'create',
            to: 'developer',
          },
        ],
        writes: 1,
      },
      'how much a group may do': {
        by: project(made => made.shares.set([...made.shares.keys()][0]!, 20)),
        told: [
          {
            subject: 'access of team platform',
            action: 'update',
            from: 'reporter',
            to: 'developer',
          },
        ],
        // There is no call that raises a share.
        writes: 2,
      },
      'the access of a person': {
        by: project(made => made.members.clear()),
        told: [
          {
            subject: 'access of user grace',
            action: 'create',
            to: 'developer',
          },
        ],
        writes: 1,
      },
      'the protection': {
        by: project(made => made.branches.splice(0)),
        told: [
          {
            subject: protection,
            action: 'create',
            to,
          },
        ],
        writes: 1,
      },
      'who may push': {
        by: project(made => (made.branches[0]!.allowForcePush = true)),
        told: [
          {
            subject: protection,
            action: 'update',
            from: 'force pushes are allowed',
            to,
          },
        ],
        writes: 1,
      },
      'that merge requests wait for their pipeline': {
        by: project(made => (made.pipelineMustSucceed = false)),
        told: [
          {
            subject: protection,
            action: 'update',
            from: 'merge requests do not wait for their pipeline',
            to,
          },
        ],
        writes: 1,
      },
      'the approvals of merge requests': {
        by: project(made => made.approvals.splice(0)),
        told: [
          {
            subject: protection,
            action: 'update',
            from: '0 of 1 approvals are required',
            to,
          },
        ],
        writes: 1,
      },
      'the rules of approvals': {
        by: project(
          made => (made.approvalSettings.merge_requests_author_approval = true),
        ),
        told: [
          {
            subject: protection,
            action: 'update',
            from: 'approvals can be walked around',
            to,
          },
        ],
        writes: 1,
      },
    },
  });
});
