import { itPlansWhatItDoes } from '../__testUtils__/itPlansWhatItDoes';
import { belowRepository } from '../__testUtils__/belowRepository';
import { prepareForge } from '../__testUtils__/prepareForge';
import { wantedService } from '../__testUtils__/wantedService';
import { accessOfPlatform } from './__testUtils__/accessOfPlatform';

jest.setTimeout(60_000);

const { pipeline, protection } = wantedService({
  person: 'guest',
  environments: ['staging', 'production'],
});
const wanted = { pipeline: { ...pipeline, cloudIdentity: true }, protection };

describe('a plan on GitHub', () => {
  itPlansWhatItDoes(prepareForge('planned'), {
    ...wanted,
    tacit: /^permissions of pipelines$|^identity of pipelines$/,
    damages: {
      'an environment': {
        by: belowRepository('DELETE', '/environments/staging'),
        told: [
          { subject: 'environment staging', action: 'create' },
          {
            subject: 'environment staging: variable LEVEL',
            action: 'create',
            to: 'staging',
          },
          { subject: 'environment staging: secret KEY', action: 'create' },
        ],
        writes: 3,
      },
      'the reviewers of an environment': {
        by: belowRepository('PUT', '/environments/production', {
          reviewers: [],
        }),
        told: [
          {
            subject: 'environment production',
            action: 'update',
            from: 'approved by nobody',
            to: 'approved by orders',
          },
        ],
        writes: 1,
      },
      'a variable': {
        by: belowRepository('DELETE', '/actions/variables/REGION'),
        told: [{ subject: 'variable REGION', action: 'create', to: 'eu' }],
        writes: 1,
      },
      'the value of a variable': {
        by: belowRepository('PATCH', '/actions/variables/LOG_LEVEL', {
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
      'a variable of an environment': {
        by: belowRepository('DELETE', '/environments/staging/variables/LEVEL'),
        told: [
          {
            subject: 'environment staging: variable LEVEL',
            action: 'create',
            to: 'staging',
          },
        ],
        writes: 1,
      },
      'a secret': {
        by: belowRepository('DELETE', '/actions/secrets/TOKEN'),
        told: [{ subject: 'secret TOKEN', action: 'create' }],
        writes: 1,
      },
      'a secret of an environment': {
        by: belowRepository('DELETE', '/environments/production/secrets/KEY'),
        told: [
          { subject: 'environment production: secret KEY', action: 'create' },
        ],
        writes: 1,
      },
      'a topic': {
        by: belowRepository('PUT', '/topics', { names: ['their-own'] }),
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
        by: accessOfPlatform('DELETE'),
        told: [
          { subject: 'access of team platform', action: 'create', to: 'push' },
        ],
        writes: 1,
      },
      'how much a team may do': {
        by: accessOfPlatform('PUT', { permission: 'pull' }),
        told: [
          {
            subject: 'access of team platform',
            action: 'update',
            from: 'pull',
            to: 'push',
          },
        ],
        writes: 1,
      },
      'the access of a person and of their team': {
        async by(rig) {
          await belowRepository('DELETE', '/collaborators/guest')(rig);
          await accessOfPlatform('DELETE')(rig);
        },
        told: [
          { subject: 'access of team platform', action: 'create', to: 'push' },
          { subject: 'access of user guest', action: 'create', to: 'push' },
        ],
        writes: 2,
      },
      'the protection': {
        by: belowRepository('DELETE', '/branches/main/protection'),
        told: [
          {
            subject: 'protection of branch main',
            action: 'create',
            to: 'with one approval, test',
          },
        ],
        writes: 1,
      },
      'how strict the protection is': {
        by: belowRepository('PUT', '/branches/main/protection', {
          required_status_checks: { strict: false, contexts: ['test'] },
          enforce_admins: false,
          required_pull_request_reviews: {
            required_approving_review_count: 0,
            dismiss_stale_reviews: true,
          },
          restrictions: null,
        }),
        told: [
          {
            subject: 'protection of branch main',
            action: 'update',
            from: '0 of 1 approvals are required, administrators are exempt',
            to: 'with one approval, test',
          },
        ],
        writes: 1,
      },
      'what pipelines may do': {
        by: belowRepository('PUT', '/actions/permissions/workflow', {
          default_workflow_permissions: 'write',
          can_approve_pull_request_reviews: true,
        }),
        told: [
          {
            subject: 'permissions of pipelines',
            action: 'update',
            from: 'write, may approve pull requests',
            to: 'read',
          },
        ],
        writes: 1,
      },
      'who clouds take pipelines for': {
        by: belowRepository('PUT', '/actions/oidc/customization/sub', {
          use_default: false,
          include_claim_keys: ['job_workflow_ref'],
        }),
        told: [
          {
            subject: 'identity of pipelines',
            action: 'update',
            from: 'not bound to the repository',
            to: 'bound to the repository',
          },
        ],
        writes: 1,
      },
    },
  });
});
