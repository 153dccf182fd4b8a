import {
  EnvironmentDocument,
  ProtectionDocument,
  RepositoryDocument,
  RulesetDocument,
  VariableDocument,
  VaultDocument,
} from '../store/documents';
import { Store } from '../store/Store';
import { Html, Part, html } from './html';
import { moment, table } from './pieces';
import { repositoryFrame } from './repositoryFrame';

/** What guards a repository and feeds its pipelines; of secrets only the names. */
export function settingsPage(
  repository: RepositoryDocument,
  vault: VaultDocument,
  store: Store,
): Html {
  return repositoryFrame(repository, 'Settings', {
    title: 'Settings',
    body: html`
      <h2 id="environments">Environments</h2>
      ${repository.environments.length === 0 &&
      html`<p class="quiet">There is no environment.</p>`}
      ${repository.environments.map(environment =>
        environmentBox(
          environment,
          secretNames(vault, `environment ${environment.id}`),
          store,
        ),
      )}
      <h2 id="actions">Variables and secrets of the repository</h2>
      <div class="sheet">
        ${valueTables(
          'the repository',
          repository.variables,
          secretNames(vault, 'repository'),
        )}
      </div>
      <h2 id="protection">Branch protection</h2>
      ${repository.protections.length + repository.rulesets.length === 0 &&
      html`<p class="quiet">No branch is protected.</p>`}
      ${repository.protections.map(protectionBox)}
      ${repository.rulesets.map(rulesetBox)}
      <h2 id="access">Access</h2>
      <div class="sheet">${accessTable(repository)}</div>
    `,
  });
}

interface SecretName {
  readonly name: string;
  readonly updatedAt: string;
}

function secretNames(
  vault: VaultDocument,
  scope: string,
): readonly SecretName[] {
  return vault.scopes[scope]?.secrets ?? [];
}

function environmentBox(
  environment: EnvironmentDocument,
  secrets: readonly SecretName[],
  store: Store,
): Html {
  const reviewers = reviewerNames(environment, store);
  return html`<section
    class="sheet"
    aria-labelledby="environment-${environment.id}"
  >
    <div class="head">
      <h3 id="environment-${environment.id}" class="entry">
        ${environment.name}
      </h3>
      <span class="end quiet">
        ${reviewers.length > 0
          ? `Deployments wait for ${reviewers.join(' or ')}`
          : 'Deployments wait for nobody'}
        ${environment.waitTimer > 0 &&
        html` · ${environment.waitTimer} minutes`}
        ${environment.branchPolicy && html` · ${policyText(environment)}`}
      </span>
    </div>
    ${valueTables(environment.name, environment.variables, secrets)}
  </section>`;
}

function policyText(environment: EnvironmentDocument): string {
  if (environment.branchPolicy?.protected_branches) {
    return 'protected branches only';
  }
  const names = environment.branchPolicies.map(policy => policy.name);
  return names.length > 0 ? `only from ${names.join(', ')}` : 'from no branch';
}

function reviewerNames(
  { reviewers }: EnvironmentDocument,
  store: Store,
): readonly string[] {
  const { users, organizations } = store.accounts();
  const teams = organizations.flatMap(organization => organization.teams);
  return reviewers.map(({ type, id }) => {
    if (type === 'User') {
      return users.find(user => user.id === id)?.login ?? 'a former user';
    }
    const team = teams.find(one => one.id === id);
    return team ? `team ${team.slug}` : 'a former team';
  });
}

function valueTables(
  where: string,
  variables: readonly VariableDocument[],
  secrets: readonly SecretName[],
): Part {
  if (variables.length + secrets.length === 0) {
    return html`<div class="body">
      <p class="quiet">No variable and no secret.</p>
    </div>`;
  }
  return [
    variables.length > 0 &&
      table(
        `Variables of ${where}`,
        ['Variable', 'Value'],
        variables.map(({ name, value }) => [
          html`<code>${name}</code>`,
          html`<span class="code">${value}</span>`,
        ]),
      ),
    secrets.length > 0 &&
      table(
        `Secrets of ${where}`,
        ['Secret', 'Set'],
        secrets.map(({ name, updatedAt }) => [
          html`<code>${name}</code>`,
          moment(updatedAt),
        ]),
      ),
  ];
}

function protectionBox(protection: ProtectionDocument): Html {
  const { reviews, statusChecks } = protection;
  const lines = [
    reviews && `${reviews.approvals} approving review(s) are needed`,
    reviews?.codeOwners && 'Code owners must review',
    statusChecks &&
      `Checks that must pass: ${statusChecks.contexts.join(', ') || 'none'}`,
    protection.enforceAdmins && 'Also for administrators',
    protection.linearHistory && 'History stays linear',
    protection.conversationResolution && 'Conversations must be resolved',
    !protection.forcePushes && 'No force pushes',
    !protection.deletions && 'Cannot be deleted',
  ].filter(Boolean) as string[];
  return html`<section
    class="sheet"
    aria-label="Protection of ${protection.branch}"
  >
    <div class="head"><h3 class="entry">${protection.branch}</h3></div>
    <div class="body">
      <ul>
        ${lines.map(line => html`<li>${line}</li>`)}
      </ul>
    </div>
  </section>`;
}

function rulesetBox({ name, enforcement, conditions, rules }: RulesetDocument) {
  return html`<section class="sheet" aria-label="Ruleset ${name}">
    <div class="head">
      <h3 class="entry">${name}</h3>
      <span class="end quiet">
        Ruleset, ${enforcement}, on ${conditions.include.join(', ')}
      </span>
    </div>
    <div class="body">
      <ul>
        ${rules.map(rule => html`<li>${rule.type.replace(/_/g, ' ')}</li>`)}
      </ul>
    </div>
  </section>`;
}

function accessTable({
  owner,
  teams,
  collaborators,
}: RepositoryDocument): Part {
  const rows: readonly (readonly Part[])[] = [
    ...Object.entries(teams).map(([slug, level]) => [
      html`<a href="/orgs/${owner}/teams/${slug}">team ${slug}</a>`,
      level,
    ]),
    ...Object.entries(collaborators),
  ];
  return rows.length > 0
    ? table('Who may do what', ['Who', 'Permission'], rows)
    : html`<div class="body">
        <p class="quiet">Only the owner's administrators.</p>
      </div>`;
}
