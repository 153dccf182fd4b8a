import { ForgeUrls } from '../server/ForgeUrls';
import { RepositoryDocument, RulesetDocument } from '../store/documents';
import { nodeId } from './userShape';

/** GitHub's ruleset, as it stands in lists. */
export function simpleRulesetShape(
  ruleset: RulesetDocument,
  { owner, name }: RepositoryDocument,
  urls: ForgeUrls,
) {
  const fullName = `${owner}/${name}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository',
    source: fullName,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    _links: {
      self: { href: `${urls.api}/repos/${fullName}/rulesets/${ruleset.id}` },
      html: { href: `${urls.web}/${fullName}/settings` },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

/** GitHub's full ruleset. */
export function rulesetShape(
  ruleset: RulesetDocument,
  repository: RepositoryDocument,
  urls: ForgeUrls,
) {
  return {
    ...simpleRulesetShape(ruleset, repository, urls),
    bypass_actors: ruleset.bypassActors,
    current_user_can_bypass: 'never',
    conditions: { ref_name: ruleset.conditions },
    rules: ruleset.rules,
  };
}
