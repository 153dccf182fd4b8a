import { createHash, timingSafeEqual } from 'node:crypto';
import { Request, RequestHandler } from 'express';
import { UserDocument } from '../store/documents';
import { ApiError } from './ApiError';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Signs in whoever carries the token: `Bearer`, `token`, or as the password of HTTP Basic with any
 * user name. No credentials make an anonymous request; wrong ones are refused with 401.
 */
export function authenticate(
  token: string,
  owner: UserDocument,
): RequestHandler {
  const expected = digest(token);
  return (req, res, next) => {
    const given = credentialsOf(req);
    if (given === undefined) return next();
    if (!timingSafeEqual(digest(given), expected)) {
      return next(new ApiError(401, 'Bad credentials'));
    }
    res.locals.viewer = owner;
    return next();
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
