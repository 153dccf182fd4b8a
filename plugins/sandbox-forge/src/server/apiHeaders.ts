import { randomUUID } from 'node:crypto';
import { RequestHandler } from 'express';
import { installationOf, viewerOf } from './ForgeContext';

/** Requests an hour that GitHub allows; the sandbox only counts them. */
export const RATE_LIMIT = 5000;

/** The headers GitHub puts on every answer of its API. */
export function apiHeaders(): RequestHandler {
  let hour = 0;
  let used = 0;
  return (req, res, next) => {
    // GitHub answers 304 whatever the request says about caches.
    delete req.headers['cache-control'];
    const now = Math.floor(Date.now() / 3_600_000);
    if (now !== hour) {
      hour = now;
      used = 0;
    }
    used = Math.min(used + 1, RATE_LIMIT);
    res.locals.rate = {
      limit: RATE_LIMIT,
      // Counted, never used up: a sandbox that stops after an hour helps nobody.
      remaining: Math.max(RATE_LIMIT - used, 1),
      reset: (hour + 1) * 3600,
      used,
    };
    res.set({
      'X-GitHub-Request-Id': randomUUID(),
      'X-GitHub-Media-Type': 'github.v3; format=json',
      'X-GitHub-Api-Version-Selected': '2022-11-28',
      'X-RateLimit-Limit': String(RATE_LIMIT),
      'X-RateLimit-Remaining': String(res.locals.rate.remaining),
      'X-RateLimit-Reset': String(res.locals.rate.reset),
      'X-RateLimit-Used': String(used),
      'X-RateLimit-Resource': 'core',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept, Authorization',
    });
    next();
  };
}

/** What the token may do, on every answer to its bearer; an app has permissions instead. */
export const scopeHeaders: RequestHandler = (_req, res, next) => {
  if (viewerOf(res) && !installationOf(res)) {
    res.set({
      'X-OAuth-Scopes': 'admin:org, delete_repo, repo, workflow',
      'X-Accepted-OAuth-Scopes': 'repo',
    });
  }
  next();
};
