import { OwnerKind } from '../Forge';

/** What an access token was made with, in Gitea's words. */
export type TokenScopes = readonly string[];

const PUBLIC_ONLY = 'public-only';

/** What the guide asks for; repositories of a person are created with more. */
export function neededScopes(ownerKind?: OwnerKind): TokenScopes {
  return [
    'write:organization',
    'write:repository',
    ownerKind === 'user' ? 'write:user' : 'read:user',
  ];
}

/** What a token lacks and what to do, as the end of a sentence; `undefined` where it lacks nothing. */
export function scopeProblem(
  has: TokenScopes,
  needs: TokenScopes,
): string | undefined {
  const lacking = needs.filter(scope => !includes(has, scope));
  const isPublicOnly = has.includes(PUBLIC_ONLY);
  return lacking.length > 0 || isPublicOnly
    ? tell(lacking, { isPublicOnly, needs })
    : undefined;
}

/** Why Gitea refused a request for the token's scopes, as {@link scopeProblem} tells it; `undefined` where it was not for those. */
export function scopeRefusal(
  message: string,
): { readonly has?: TokenScopes; readonly problem: string } | undefined {
  if (/token scope is limited to public/.test(message)) {
    const needs = neededScopes();
    return { problem: tell([], { isPublicOnly: true, needs }) };
  }
  // `… at least one of required scope(s), required=[write:repository], token scope=read:user`; Forgejo leaves the end out.
  const told = /required scope\(s\)[^[]*\[([a-z:, ]{1,100})\]/.exec(message);
  if (!told) {
    return undefined;
  }
  const required = (told[1] ?? '').split(/[ ,]+/).map(guided);
  const needs = neededScopes(
    required.includes('write:user') ? 'user' : undefined,
  );
  const has = /token scope=([a-z:,-]{0,300})$/.exec(message)?.[1]?.split(',');
  return {
    has,
    problem:
      (has && scopeProblem(has, needs)) ??
      tell(required, { isPublicOnly: false, needs }),
  };
}

/** The guide's scope for the one that Gitea names, which is only that of a single request. */
function guided(scope: string): string {
  return scope.replace(/^read:(?=organization$|repository$)/, 'write:');
}

/** A token keeps what it was made with: everything has to be told at once. */
function tell(
  lacking: TokenScopes,
  {
    isPublicOnly,
    needs,
  }: { readonly isPublicOnly: boolean; readonly needs: TokenScopes },
): string {
  const scopes = `lacks the scope${lacking.length > 1 ? 's' : ''} ${list(
    lacking,
  )}`;
  const wrong = [
    ...(lacking.length > 0 ? [scopes] : []),
    ...(isPublicOnly ? ['is limited to public repositories'] : []),
  ];
  return `the token ${list(
    wrong,
  )}; a token keeps what it was made with, so make a new one for all repositories with ${list(
    needs,
  )}`;
}

function includes(has: TokenScopes, scope: string): boolean {
  return ['all', scope, scope.replace(/^read:/, 'write:')].some(each =>
    has.includes(each),
  );
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1
    ? `${items.slice(0, -1).join(', ')} and ${last}`
    : last;
}
