import { belowRepository } from '../__testUtils__/belowRepository';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { itKeepsWhatOthersDo } from '../__testUtils__/itKeepsWhatOthersDo';
import { prepareForge } from '../__testUtils__/prepareForge';
import { ForgeRig } from '../__testUtils__/prepareRig';
import { wantedService } from '../__testUtils__/wantedService';
import { accessOfPlatform } from './__testUtils__/accessOfPlatform';

jest.setTimeout(60_000);

const { pipeline, protection } = wantedService({
  person: 'guest',
  environments: ['production'],
});

/** The rules of the environment by their kind, a timer by its time. */
async function rulesOf(rig: ForgeRig<ForgeFixture>) {
  const environment = await belowRepository(
    'GET',
    '/environments/production',
  )(rig);
  const rules: readonly { type: string; wait_timer?: number }[] =
    environment.protection_rules;
  return rules.map(({ type, wait_timer: timer }) => timer ?? type).sort();
}

const CLAIMS = '/actions/oidc/customization/sub';

describe('a service on GitHub that others work on', () => {
  itKeepsWhatOthersDo(prepareForge('shared'), {
    pipeline: { ...pipeline, cloudIdentity: true },
    protection,
    interferences: {
      'a new topic': {
        by: belowRepository('PUT', '/topics', { names: [] }),
        look: /\/topics$/,
        meanwhile: belowRepository('PUT', '/topics', { names: ['their-own'] }),
        read: belowRepository('GET', '/topics'),
        expected: { names: ['their-own', 'slipway'] },
      },
      'a new rule of an environment': {
        by: belowRepository('PUT', '/environments/production', {
          reviewers: [],
        }),
        look: /\/environments\/production$/,
        meanwhile: belowRepository('PUT', '/environments/production', {
          reviewers: [],
          wait_timer: 30,
        }),
        read: rulesOf,
        expected: [30, 'required_reviewers'],
      },
      'an environment that was made': {
        by: belowRepository('DELETE', '/environments/production'),
        look: /\/environments\/production$/,
        meanwhile: belowRepository('PUT', '/environments/production', {
          wait_timer: 30,
        }),
        read: rulesOf,
        expected: [30, 'required_reviewers'],
      },
      'more access of a team': {
        by: accessOfPlatform('PUT', { permission: 'pull' }),
        look: /\/teams\/platform\/repos\//,
        meanwhile: accessOfPlatform('PUT', { permission: 'maintain' }),
        read: async ({ fixture, spec }) => {
          const teams: readonly { slug: string; permission: string }[] =
            await fixture.api('GET', `/repos/${spec.owner}/${spec.name}/teams`);
          return teams.find(({ slug }) => slug === 'platform')?.permission;
        },
        expected: 'maintain',
      },
      'more access of a person': {
        async by(rig) {
          await accessOfPlatform('DELETE')(rig);
          await belowRepository('DELETE', '/collaborators/guest')(rig);
        },
        look: /\/collaborators\/guest\/permission$/,
        meanwhile: belowRepository('PUT', '/collaborators/guest', {
          permission: 'maintain',
        }),
        read: async rig =>
          (await belowRepository('GET', '/collaborators/guest/permission')(rig))
            .role_name,
        expected: 'maintain',
      },
      'a subject for clouds that is bound to the repository': {
        by: belowRepository('PUT', CLAIMS, {
          use_default: false,
          include_claim_keys: ['job_workflow_ref'],
        }),
        look: /\/oidc\/customization\/sub$/,
        meanwhile: belowRepository('PUT', CLAIMS, {
          use_default: false,
          include_claim_keys: ['repo', 'context'],
        }),
        read: belowRepository('GET', CLAIMS),
        expected: expect.objectContaining({
          include_claim_keys: ['repo', 'context'],
        }),
      },
    },
  });
});
