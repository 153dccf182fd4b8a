import { RequestHandler } from 'express';

/**
 * Names the permission of a fine-grained token that the route needs, as GitHub does in
 * `X-Accepted-GitHub-Permissions`.
 */
export function accepts(permissions: string): RequestHandler {
  return (_req, res, next) => {
    res.set('X-Accepted-GitHub-Permissions', permissions);
    next();
  };
}
