import { belowRepository } from '../__testUtils__/belowRepository';
import { itPlansWhatItDoes } from '../__testUtils__/itPlansWhatItDoes';
import { wantedService } from '../__testUtils__/wantedService';
import { describeOnGitea } from './__testUtils__/describeOnGitea';
import { prepareGitea } from './__testUtils__/prepareGitea';

jest.setTimeout(60_000);

const to = 'with one approval, test';

describeOnGitea('a plan on Gitea', () => {
  itPlansWhatItDoes(prepareGitea('planned'), {
    ...wantedService({ person: 'keeper', environments: [] }),
    tacit: /^access of user keeper$/,
    damages: {
      'a variable': {
        by: belowRepository('DELETE', '/actions/variables/REGION'),
        told: [{ subject: 'variable REGION', action: 'create', to: 'eu' }],
        writes: 1,
      },
      'the value of a variable': {
        by: belowRepository('PUT', '/actions/variables/LOG_LEVEL', {
          value: 'debug',
        }),
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
        by: belowRepository('DELETE', '/actions/secrets/TOKEN'),
        told: [{ subject: 'secret TOKEN', action: 'create' }],
        writes: 1,
      },
      'a topic': {
        by: belowRepository('PUT', '/topics', { topics: ['their-own'] }),
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
        by: belowRepository('DELETE', '/teams/platform'),
        told: [
          { subject: 'access of team platform', action: 'create', to: 'write' },
        ],
        writes: 1,
      },
      'the protection': {
        by: belowRepository('DELETE', '/branch_protections/main'),
        told: [{ subject: 'protection of branch main', action: 'create', to }],
        writes: 1,
      },
      'how strict the protection is': {
        by: belowRepository('PATCH', '/branch_protections/main', {
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
