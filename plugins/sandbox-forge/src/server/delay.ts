import { setTimeout as wait } from 'node:timers/promises';
import { RequestHandler } from 'express';

/** Holds every request back for so many milliseconds, to measure what a far forge costs. */
export function delay(milliseconds: number): RequestHandler {
  return (_req, _res, next) => {
    wait(milliseconds).then(() => next(), next);
  };
}
