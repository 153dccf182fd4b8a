import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { conflict, notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { parseBody } from '../server/parseBody';
import { VariableDocument } from '../store/documents';
import { VALUE_LIMIT, actionsName } from './actionsName';
import { ActionsScope } from './actionsScope';
import { addNamedReads } from './addNamedReads';
import { findNamed } from './findNamed';
import { param } from '../server/param';

const createBody = z.object({ name: z.string(), value: z.string() });
const updateBody = createBody.partial();

/** Actions variables of one scope. */
export function variableRoutes(
  forge: ForgeContext,
  scope: ActionsScope,
): Router {
  const router = PromiseRouter();
  const list = `${scope.path}/variables`;
  const reads = accepts(`${scope.permissions.variables}=read`);

  addNamedReads(router, {
    ...{ kind: 'variables', list, reads, shape: variableShape },
    all: async (req, res) => scope.variables(req, repositoryOf(res)),
  });
  addWrites(router, forge, scope);
  return router;
}

/** What changes them. */
function addWrites(
  router: Router,
  forge: ForgeContext,
  scope: ActionsScope,
): void {
  const { store } = forge;
  const list = `${scope.path}/variables`;
  const writes = accepts(`${scope.permissions.variables}=write`);

  router.post(list, writes, async (req, res) => {
    const asked = parseBody(req, createBody);
    const name = actionsName(asked.name, 'Variable');
    const value = checkedValue(asked.value);
    await store.updateRepository(repositoryOf(res).id, document => {
      const all = scope.variables(req, document);
      refuseTwin(all, name);
      if (all.length >= scope.variableLimit) {
        throw unprocessable(
          `The limit of ${scope.variableLimit} variables is reached.`,
        );
      }
      const now = new Date().toISOString();
      const added = { name, value, createdAt: now, updatedAt: now };
      return scope.withVariables(req, document, [...all, added]);
    });
    res.status(201).json({});
  });

  router.patch(`${list}/:name`, writes, async (req, res) => {
    const asked = parseBody(req, updateBody);
    await store.updateRepository(repositoryOf(res).id, document => {
      const all = scope.variables(req, document);
      const before = find(all, param(req, 'name'));
      const after = changed(before, asked);
      refuseTwin(
        all.filter(one => one !== before),
        after.name,
      );
      return scope.withVariables(
        req,
        document,
        all.map(one => (one === before ? after : one)),
      );
    });
    res.status(204).end();
  });

  router.delete(`${list}/:name`, writes, async (req, res) => {
    await store.updateRepository(repositoryOf(res).id, document => {
      const all = scope.variables(req, document);
      const removed = find(all, param(req, 'name'));
      return scope.withVariables(
        req,
        document,
        all.filter(one => one !== removed),
      );
    });
    res.status(204).end();
  });
}

function refuseTwin(others: readonly VariableDocument[], name: string): void {
  if (others.some(one => one.name === name)) {
    throw conflict('Already exists - Variable already exists');
  }
}

function find(
  variables: readonly VariableDocument[],
  name: string,
): VariableDocument {
  const found = findNamed(variables, name);
  if (!found) throw notFound();
  return found;
}

function changed(
  variable: VariableDocument,
  asked: z.infer<typeof updateBody>,
): VariableDocument {
  return {
    ...variable,
    name:
      asked.name === undefined
        ? variable.name
        : actionsName(asked.name, 'Variable'),
    value:
      asked.value === undefined ? variable.value : checkedValue(asked.value),
    updatedAt: new Date().toISOString(),
  };
}

function checkedValue(value: string): string {
  if (Buffer.byteLength(value) > VALUE_LIMIT) {
    throw unprocessable('Value is too large: the limit is 48 KB.');
  }
  return value;
}

function variableShape(variable: VariableDocument) {
  return {
    name: variable.name,
    value: variable.value,
    created_at: variable.createdAt,
    updated_at: variable.updatedAt,
  };
}
