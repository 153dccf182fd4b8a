import { ErrorRequestHandler } from 'express';
import { GitError } from '../git/runGit';
import { ApiError } from './ApiError';
import { ForgeContext } from './ForgeContext';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** Turns whatever a route threw into an answer of GitHub's shape, without any inner detail. */
export function answerErrors({
  logger,
}: Pick<ForgeContext, 'logger'>): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const answer = toApiError(error);
    if (answer.status >= 500) {
      logger.error(`${req.method} ${req.path} failed: ${describe(error)}`);
    }
    res.status(answer.status).json({
      message: answer.message,
      ...(answer.problems.length > 0 ? { errors: answer.problems } : {}),
      documentation_url: DOCUMENTATION,
      status: String(answer.status),
    });
  };
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const { name, type, status } = error as {
    name?: string;
    type?: string;
    status?: number;
  };
  if (name === 'NotFoundError') return new ApiError(404, 'Not Found');
  if (type === 'entity.parse.failed') {
    return new ApiError(400, 'Problems parsing JSON');
  }
  if (type === 'entity.too.large') {
    return new ApiError(413, 'The request body is too large');
  }
  if (status === 400 || error instanceof URIError) {
    return new ApiError(400, 'Bad Request');
  }
  return new ApiError(500, 'Server Error');
}

function describe(error: unknown): string {
  if (error instanceof GitError) return error.message;
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
