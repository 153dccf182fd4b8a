import { createHash, timingSafeEqual } from 'node:crypto';
import { Request, RequestHandler, Response } from 'express';
import { Apps } from '../apps/Apps';
import { UserDocument } from '../store/documents';
import { ApiError } from './ApiError';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Signs in whoever carries the token: `Bearer`, `token`, or as the password of HTTP Basic with any
 * user name. An app acts as the same bot with a token of an installation, and for itself with what it
 * signed. No credentials make an anonymous request; wrong ones are refused with 401.
 */
export function authenticate(
  token: string,
  { owner, apps }: { readonly owner: UserDocument; readonly apps: Apps },
): RequestHandler {
  const expected = digest(token);
  const signIn = async (given: string, res: Response) => {
    const installation = apps.holderOf(given);
    if (installation || timingSafeEqual(digest(given), expected)) {
      Object.assign(res.locals, { viewer: owner, installation });
      return;
    }
    const signer = await apps.signerOf(given);
    if (!signer) throw new ApiError(401, 'Bad credentials');
    Object.assign(res.locals, { signer });
  };
  return (req, res, next) => {
    const given = credentialsOf(req);
    if (given === undefined) return next();
    return signIn(given, res).then(() => next(), next);
  };
}

function credentialsOf(req: Request): string | undefined {
  const header = req.headers.authorization;
  if (!header) return undefined;
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(header) ?? [];
  switch (scheme.toLocaleLowerCase('en-US')) {
    case 'bearer':
    case 'token':
      return value;
    case 'basic': {
      const pair = Buffer.from(value, 'base64').toString('utf8');
      return pair.slice(pair.indexOf(':') + 1);
    }
    default:
      return '';
  }
}
