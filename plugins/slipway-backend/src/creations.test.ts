import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  describeRecords,
  jane,
  path,
  stepOf,
} from './__testUtils__/describeRecords';

describeRecords(start => {
  it('tell beside them which task created a repository first', async () => {
    const { server, put, knex } = await start();
    const at = path.replace('records', 'creations');
    const missing = await request(server).get(at);
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toBe(
      'No task is known to have created repository 42 of localhost:7008',
    );

    const first = await put(at, { taskId: 'task-1' });
    const creation = {
      host: 'localhost:7008',
      repositoryId: '42',
      taskId: 'task-1',
      createdBy: jane,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    };
    expect([first.status, first.body]).toEqual([200, creation]);
    const other = stepOf('user:default/joe');
    const again = await put(at, { taskId: 'task-2' }, other);
    expect(again.body).toEqual(first.body);
    expect((await request(server).get(at)).body).toEqual(first.body);

    const forged = await put(
      at,
      { taskId: 'task-3' },
      mockCredentials.user.header(jane),
    );
    expect(forged.status).toBe(403);
    expect((await put(at, { taskId: '' })).status).toBe(400);
    expect(await knex('creations').select()).toHaveLength(1);
    const denied = await start(AuthorizeResult.DENY);
    expect((await denied.put(at, { taskId: 'task-1' })).status).toBe(403);
    expect((await request(denied.server).get(at)).status).toBe(403);
  });
});
