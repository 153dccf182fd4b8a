import { itPlansWhatItDoes } from '../__testUtils__/itPlansWhatItDoes';
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

const to = 'with one approval, test';

describeOnGitea('a plan on Gitea', () => {
  itPlansWhatItDoes(prepareGitea('planned'), {
    ...wantedService({ person: 'keeper', environments: [] }),
    tacit: /^access of user keeper$/,
    damages: {
      'a variable': {
        by: api('DELETE', '/actions/variables/REGION'),
        told: [{ subject: 'variable REGION', action: 'create', to: 'eu' }],
        writes: 1,
      },
      'the value of a variable': {
        by: api('PUT', '/actions/variables/LOG_LEVEL', { value: 'debug' }),
        told: [
          {
            subject: 'variable LOG_LEVEL',
            action: 'update',
            from: 'debug',
            to: 'info',
          },
        ],
        writes: 1,
      },
      'a secret': {
        by: api('DELETE', '/actions/secrets/TOKEN'),
        told: [{ subject: 'secret TOKEN', action: 'create' }],
        writes: 1,
      },
      'a topic': {
        by: api('PUT', '/topics', { topics: ['their-own'] }),
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
      'the access of a team': {
        by: api('DELETE', '/teams/platform'),
        told: [
          { subject: 'access of team platform', action: 'create', to: 'write' },
        ],
        writes: 1,
      },
      'the protection': {
        by: api('DELETE', '/branch_protections/main'),
        told: [{ subject: 'protection of branch main', action: 'create', to }],
        writes: 1,
      },
      'how strict the protection is': {
        by: api('PATCH', '/branch_protections/main', {
          block_admin_merge_override: false,
          required_approvals: 0,
        }),
        told: [
          {
            subject: 'protection of branch main',
            action: 'update',
            from: '0 of 1 approvals are required, administrators are exempt',
            to,
          },
        ],
        writes: 1,
      },
    },
  });
});
