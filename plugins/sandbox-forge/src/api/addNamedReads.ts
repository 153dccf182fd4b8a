import { Request, RequestHandler, Response, Router } from 'express';
import { notFound } from '../server/ApiError';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { findNamed, Named } from './findNamed';

/** Things of one scope, which have names in upper case. */
export interface NamedThings<T extends Named> {
  /** What the answer of a list calls them. */
  readonly kind: 'secrets' | 'variables';
  /** Route of the list. */
  readonly list: string;
  readonly reads: RequestHandler;
  all(req: Request, res: Response): Promise<readonly T[]>;
  shape(thing: T): object;
}

/** Adds the routes that tell all of them by the page, and one by its name. */
export function addNamedReads<T extends Named>(
  router: Router,
  { kind, list, reads, all, shape }: NamedThings<T>,
): void {
  router.get(list, reads, async (req, res) => {
    const things = await all(req, res);
    const page = paginate(req, res, things);
    res.json({ total_count: things.length, [kind]: page.map(shape) });
  });

  router.get(`${list}/:name`, reads, async (req, res) => {
    const found = findNamed(await all(req, res), param(req, 'name'));
    if (!found) throw notFound();
    res.json(shape(found));
  });
}
