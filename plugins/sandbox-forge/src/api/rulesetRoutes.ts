import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { accepts } from '../server/accepts';
import { notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { rulesetShape, simpleRulesetShape } from '../shapes/rulesetShape';
import { RepositoryDocument, RulesetDocument } from '../store/documents';
import { newId } from '../store/newId';
import { rulesetsOf } from './rulesetsOf';

const LIST = '/repos/:owner/:repo/rulesets';
const ONE = `${LIST}/:ruleset`;

const updateBody = z.object({
  name: z.string().min(1).optional(),
  target: z.enum(['branch', 'tag', 'push']).optional(),
  enforcement: z.enum(['disabled', 'active', 'evaluate']).optional(),
  bypass_actors: z.array(z.record(z.unknown())).optional(),
  conditions: z
    .object({
      ref_name: z
        .object({
          include: z.array(z.string()).optional(),
          exclude: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  rules: z
    .array(
      z.object({
        type: z.string(),
        parameters: z.record(z.unknown()).optional(),
      }),
    )
    .optional(),
});
const createBody = updateBody.required({ name: true, enforcement: true });

/** Rulesets of a repository. */
export function rulesetRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const reads = accepts('metadata=read');

  router.get(LIST, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const page = paginate(req, res, repository.rulesets);
    res.json(page.map(one => simpleRulesetShape(one, repository, forge.urls)));
  });

  router.get(ONE, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const ruleset = find(repository, param(req, 'ruleset'));
    res.json(rulesetShape(ruleset, repository, forge.urls));
  });

  router.get(
    '/repos/:owner/:repo/rules/branches/:branch',
    reads,
    async (req, res) => {
      const repository = repositoryOf(res);
      const rules = rulesetsOf(repository, param(req, 'branch')).flatMap(
        ruleset =>
          ruleset.rules.map(rule => ({
            ...rule,
            ruleset_source_type: 'Repository',
            ruleset_source: `${repository.owner}/${repository.name}`,
            ruleset_id: ruleset.id,
          })),
      );
      res.json(paginate(req, res, rules));
    },
  );

  addWrites(router, forge);
  return router;
}

/** What changes them. */
function addWrites(router: Router, forge: ForgeContext): void {
  const { store } = forge;
  const writes = accepts('administration=write');

  router.post(LIST, writes, async (req, res) => {
    const now = new Date().toISOString();
    const fresh: RulesetDocument = {
      id: newId(),
      name: '',
      target: 'branch',
      enforcement: 'disabled',
      bypassActors: [],
      conditions: { include: [], exclude: [] },
      rules: [],
      createdAt: now,
      updatedAt: now,
    };
    const added = changed(fresh, parseBody(req, createBody));
    const repository = await store.updateRepository(
      repositoryOf(res).id,
      document => {
        refuseTwin(document, added);
        return { ...document, rulesets: [...document.rulesets, added] };
      },
    );
    res.status(201).json(rulesetShape(added, repository, forge.urls));
  });

  router.put(ONE, writes, async (req, res) => {
    const asked = parseBody(req, updateBody);
    const id = param(req, 'ruleset');
    const repository = await store.updateRepository(
      repositoryOf(res).id,
      document => {
        const after = changed(find(document, id), asked);
        refuseTwin(document, after);
        const rulesets = document.rulesets.map(one =>
          one.id === after.id ? after : one,
        );
        return { ...document, rulesets };
      },
    );
    const ruleset = find(repository, id);
    res.json(rulesetShape(ruleset, repository, forge.urls));
  });

  router.delete(ONE, writes, async (req, res) => {
    const { id } = find(repositoryOf(res), param(req, 'ruleset'));
    await store.updateRepository(repositoryOf(res).id, document => ({
      ...document,
      rulesets: document.rulesets.filter(one => one.id !== id),
    }));
    res.status(204).end();
  });
}

function find(repository: RepositoryDocument, id: string): RulesetDocument {
  const found = repository.rulesets.find(one => String(one.id) === id);
  if (!found) throw notFound();
  return found;
}

function refuseTwin(
  { rulesets }: RepositoryDocument,
  { id, name }: RulesetDocument,
): void {
  if (rulesets.some(one => one.id !== id && one.name === name)) {
    throw unprocessable('Validation Failed: Name must be unique');
  }
}

function changed(
  ruleset: RulesetDocument,
  asked: z.infer<typeof updateBody>,
): RulesetDocument {
  const refs = asked.conditions?.ref_name;
  return {
    ...ruleset,
    name: asked.name ?? ruleset.name,
    target: asked.target ?? ruleset.target,
    enforcement: asked.enforcement ?? ruleset.enforcement,
    bypassActors: asked.bypass_actors ?? ruleset.bypassActors,
    conditions: refs
      ? { include: refs.include ?? [], exclude: refs.exclude ?? [] }
      : ruleset.conditions,
    rules: asked.rules ?? ruleset.rules,
    updatedAt: new Date().toISOString(),
  };
}
