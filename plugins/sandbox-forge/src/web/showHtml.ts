import { RequestHandler, Response } from 'express';
import { Html } from './html';

/** Sends a page. */
export function showHtml(res: Response, page: Html): void {
  res.type('text/html').send(page.text);
}

/** No script, no frame, nothing from elsewhere: the pages show what strangers may have pushed. */
export const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  });
  next();
};
