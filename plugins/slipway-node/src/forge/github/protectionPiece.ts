import { NotAllowedError } from '@backstage/errors';
import { Piece } from '../decision/Piece';
import { ProtectionSpec, RepositoryId } from '../Forge';
import {
  protectionDecision,
  wantedProtection,
} from '../pipeline/protectionDecision';
import { repositoryName } from '../repositoryName';
import { GithubApi, GithubCall } from './GithubApi';
import {
  GithubProtection,
  protectionBody,
  protectionGaps,
} from './protectionBody';

const ROUTE = '/repos/{owner}/{repo}/branches/{branch}/protection';

/**
 * Protects a branch by GitHub's branch protection and reads it back.
 *
 * Not by a ruleset: both ask for the same plan on a private repository, but a protection is one PUT
 * named by its branch, which may be repeated after a lost answer and answers with the whole result,
 * while a ruleset is a POST whose repetition makes a second one; and every GitHub Enterprise Server
 * has it. Where the plan has neither, the call fails and says so.
 */
export function protectionPiece(
  api: GithubApi,
  { owner, name: repo }: RepositoryId,
  spec: ProtectionSpec,
): Piece {
  const thing = wantedProtection(spec);
  const branch = { owner, repo, branch: spec.branch };
  const place = repositoryName({ owner, name: repo });
  const doing = `protect branch ${spec.branch} of ${place}`;
  return {
    wanted: [thing],
    async decide(options) {
      const call: GithubCall = { doing, options, owner };
      const look = () => api.find(`GET ${ROUTE}`, branch, call);
      const existing = options.fresh ? undefined : await look();
      return protectionDecision(thing, {
        exists: existing !== undefined,
        gaps: protectionGaps(existing, spec),
        async write() {
          const body = protectionBody(existing, spec);
          const answer = await api.request(
            `PUT ${ROUTE}`,
            { ...branch, ...body },
            call,
          );
          if (protectionGaps(answer as GithubProtection, spec).length > 0) {
            refuseGaps(await look(), spec, doing);
          }
          return existing ? 'updated' : 'created';
        },
      });
    },
  };
}

function refuseGaps(
  protection: GithubProtection | undefined,
  spec: ProtectionSpec,
  doing: string,
): void {
  const gaps = protectionGaps(protection, spec);
  if (gaps.length > 0) {
    throw new NotAllowedError(
      `could not ${doing}: ${gaps.join(
        ', ',
      )} after it was set; check the plan of the owner and the policies of its organisation`,
    );
  }
}
