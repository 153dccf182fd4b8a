import { Request } from 'express';

/** A named part of the route's path; empty where the route has none of that name. */
export function param(req: Request, name: string): string {
  return (req.params as Record<string, string | undefined>)[name] ?? '';
}
