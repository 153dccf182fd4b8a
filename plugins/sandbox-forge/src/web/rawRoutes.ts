import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { notFound } from '../server/ApiError';
import { ForgeContext } from '../server/ForgeContext';
import { isBinary } from './blobPage';
import { contentOf, entryAt, filePlace } from './filePlace';

const IMAGES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The bytes of a file, as a browser may show them. */
export function rawRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();

  router.get('/:owner/:repo/raw/*', async (req, res) => {
    const { directory, revision } = await filePlace(forge, req, res);
    const entry = await entryAt({ directory, revision });
    if (entry.type !== 'blob') throw notFound();
    const bytes = await contentOf(directory, entry);
    const ending = /\.([a-z]+)$/i.exec(revision.path)?.[1] ?? '';
    const text = isBinary(bytes)
      ? 'application/octet-stream'
      : 'text/plain; charset=utf-8';
    // Sandboxed: a pushed picture may be a document with a script of its own.
    res
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .set('Content-Type', IMAGES[ending.toLowerCase()] ?? text)
      .send(bytes);
  });

  return router;
}
