import request from 'supertest';
import {
  body,
  describeRecords,
  jane,
  path,
  stepOf,
} from './__testUtils__/describeRecords';

describeRecords(start => {
  it('are written once however often they are put', async () => {
    const { server, put, knex } = await start();

    const first = await put(path, body);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      ...body,
      repository: { ...body.repository, host: 'localhost:7008', id: '42' },
      createdBy: jane,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });

    const again = await put(path, { ...body, taskId: 'task-2' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);

    const other = stepOf('user:default/joe');
    const renamed = { ...body.repository, name: 'shop-orders' };
    const moved = await put(path, { ...body, repository: renamed }, other);
    expect(moved.status).toBe(200);
    expect(moved.body).toEqual({
      ...first.body,
      repository: { ...first.body.repository, name: 'shop-orders' },
    });

    const read = await request(server).get(path);
    expect(read.body).toEqual(moved.body);
    expect(await knex('records').select()).toHaveLength(1);
  });

  it('are written once by many at the same time', async () => {
    const { put, knex } = await start();

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => put(path, body)),
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(7).fill(200), 201]);
    expect(new Set(answers.map(each => each.text)).size).toBe(1);
    expect(await knex('records').select()).toHaveLength(1);
  });

  it('are listed page by page, the latest first', async () => {
    const { server, put } = await start();
    for (let n = 1; n <= 5; n++) {
      const created = await put(`${path}${n}`, {
        ...body,
        entityRef: `component:default/orders-${n % 2}`,
      });
      expect(created.status).toBe(201);
    }
    const list = (query: object) =>
      request(server).get('/api/slipway/v1/records').query(query);
    const idsOf = (page: {
      body: { items: { repository: { id: string } }[] };
    }) => page.body.items.map(({ repository }) => repository.id);

    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.body.nextCursor });
    const third = await list({ limit: 2, cursor: second.body.nextCursor });
    expect([first, second, third].map(idsOf)).toEqual([
      ['425', '424'],
      ['423', '422'],
      ['421'],
    ]);
    expect(third.body).not.toHaveProperty('nextCursor');

    const exact = await list({ limit: 5 });
    expect(exact.body).not.toHaveProperty('nextCursor');
    const odd = await list({ entityRef: 'Component:default/Orders-1' });
    expect(idsOf(odd)).toEqual(['425', '423', '421']);
    const both = { templateRef: body.template.entityRef, createdBy: jane };
    expect(idsOf(await list(both))).toHaveLength(5);
    const nobody = await list({ ...both, createdBy: 'user:default/joe' });
    expect(nobody.body).toEqual({ items: [] });
  });

  it('are found by their template', async () => {
    const { server, put } = await start();
    await put(path, body);
    const found = async (templateRef: string) => {
      const { body: page } = await request(server)
        .get('/api/slipway/v1/records')
        .query({ templateRef });
      return page.items.length;
    };
    expect(await found(body.template.entityRef)).toBe(1);
    expect(await found('template:default/other')).toBe(0);
  });

  it('name every problem of a request, and do nothing', async () => {
    const { server, put, knex } = await start();

    const wrong = await put(path, {
      ...body,
      commit: 'main',
      entityRef: 'orders',
      extra: 1,
      repository: { ...body.repository, webUrl: 'ftp://localhost/orders' },
    });
    expect(wrong.status).toBe(400);
    for (const part of [
      'commit: must be the full identifier of a commit',
      'entityRef: must be an entity reference',
      'repository.webUrl: must be a web address',
      "Unrecognized key(s) in object: 'extra'",
    ]) {
      expect(wrong.body.error.message).toContain(part);
    }
    for (const query of ['limit=101', 'limit=0', 'cursor=x', 'colour=red']) {
      const list = await request(server).get(
        `/api/slipway/v1/records?${query}`,
      );
      expect([query, list.status]).toEqual([query, 400]);
    }
    expect((await request(server).get(path)).status).toBe(404);
    expect(await knex('records').select()).toEqual([]);
  });
});
