import { RequestHandler } from 'express';

/**
 * Answers only requests addressed to this machine by name. A web page whose own host name was
 * pointed to the loopback address (DNS rebinding) carries that name in `Host` and gets 421.
 */
export function guardHost(port: () => number): RequestHandler {
  return (req, res, next) => {
    const allowed = ['localhost', '127.0.0.1', '[::1]'].map(
      name => `${name}:${port()}`,
    );
    if (allowed.includes((req.headers.host ?? '').toLocaleLowerCase('en-US'))) {
      return next();
    }
    return res
      .status(421)
      .type('text/plain')
      .send(`This forge answers to ${allowed.join(', ')} only.\n`);
  };
}
