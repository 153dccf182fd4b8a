import { Request, Response } from 'express';

/** Which part of a list was asked for. */
export interface Page {
  readonly number: number;
  readonly size: number;
}

/** The page a request asks for: `page` from 1, `per_page` from 1 to 100, 30 by default. */
export function pageOf(req: Request): Page {
  return {
    number: Math.max(numberOf(req.query.page, 1), 1),
    size: Math.min(Math.max(numberOf(req.query.per_page, 30), 1), 100),
  };
}

/** The page of a list, with GitHub's `Link` header on the answer. */
export function paginate<T>(
  req: Request,
  res: Response,
  items: readonly T[],
): readonly T[] {
  const page = pageOf(req);
  linkPages(req, res, Math.ceil(items.length / page.size));
  return items.slice((page.number - 1) * page.size, page.number * page.size);
}

/** Writes the `Link` header for a list of so many pages. */
export function linkPages(req: Request, res: Response, last: number): void {
  const { number } = pageOf(req);
  const links: Record<string, string> = {};
  if (number > 1) links.prev = addressOf(req, number - 1);
  if (number < last) links.next = addressOf(req, number + 1);
  if (number < last) links.last = addressOf(req, last);
  if (number > 1) links.first = addressOf(req, 1);
  if (Object.keys(links).length > 0) res.links(links);
}

function addressOf(req: Request, number: number): string {
  const url = new URL(req.originalUrl, `http://${req.headers.host}`);
  url.searchParams.set('page', String(number));
  return url.toString();
}

function numberOf(value: unknown, fallback: number): number {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) ? number : fallback;
}
