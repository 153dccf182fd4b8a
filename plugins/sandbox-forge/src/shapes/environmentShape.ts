import { ForgeContext } from '../server/ForgeContext';
import { EnvironmentDocument, RepositoryDocument } from '../store/documents';
import { teamShape } from './teamShape';
import { nodeId, simpleUserShape } from './userShape';

type Accounts = Pick<ForgeContext, 'store' | 'urls'>;

/** GitHub's environment with its protection rules. */
export function environmentShape(
  environment: EnvironmentDocument,
  repository: RepositoryDocument,
  accounts: Accounts,
) {
  const { id, name, branchPolicy } = environment;
  const path = `${repository.owner}/${repository.name}`;
  const { urls } = accounts;
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: `${urls.api}/repos/${path}/environments/${encodeURIComponent(name)}`,
    html_url: `${urls.web}/${path}/settings`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    protection_rules: rulesOf(environment, accounts),
    deployment_branch_policy: branchPolicy ?? null,
  };
}

function rulesOf(environment: EnvironmentDocument, accounts: Accounts) {
  const rule = (type: string, offset: number) => ({
    id: environment.id + offset,
    node_id: nodeId('GateRule', environment.id + offset),
    type,
  });
  const { waitTimer, reviewers, preventSelfReview, branchPolicy } = environment;
  return [
    ...(waitTimer > 0
      ? [{ ...rule('wait_timer', 1), wait_timer: waitTimer }]
      : []),
    ...(reviewers.length > 0
      ? [
          {
            ...rule('required_reviewers', 2),
            prevent_self_review: preventSelfReview,
            reviewers: reviewers.flatMap(one => reviewerShape(one, accounts)),
          },
        ]
      : []),
    ...(branchPolicy ? [rule('branch_policy', 3)] : []),
  ];
}

function reviewerShape(
  { type, id }: EnvironmentDocument['reviewers'][number],
  { store, urls }: Accounts,
): readonly object[] {
  const { users, organizations } = store.accounts();
  if (type === 'User') {
    return users
      .filter(user => user.id === id)
      .map(user => ({ type, reviewer: simpleUserShape(user, urls) }));
  }
  return organizations.flatMap(organization =>
    organization.teams
      .filter(team => team.id === id)
      .map(team => ({ type, reviewer: teamShape(team, organization, urls) })),
  );
}
