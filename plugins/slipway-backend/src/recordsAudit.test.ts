import request from 'supertest';
import { body, describeRecords, path } from './__testUtils__/describeRecords';

describeRecords(start => {
  it('leave an audit event each', async () => {
    const { server, put, auditor } = await start();
    await put(path, body);
    await request(server).get(path);
    await request(server).get('/api/slipway/v1/records/localhost%3A7008/9');

    const created = auditor.createEvent.mock;
    expect(created.calls.map(([{ eventId }]) => eventId)).toEqual([
      'record-write',
      'record-fetch',
      'record-fetch',
    ]);
    const [write, , missing] = await Promise.all(
      created.results.map(({ value }) => value),
    );
    expect(write.success).toHaveBeenCalledWith({
      meta: { change: 'created' },
    });
    expect(missing.success).not.toHaveBeenCalled();
    expect(missing.fail).toHaveBeenCalledTimes(1);
  });

  it('are audited with what a write changed', async () => {
    const { put, auditor } = await start();
    const renamed = { ...body.repository, name: 'shop-orders' };
    for (const content of [body, body, { ...body, repository: renamed }]) {
      await put(path, content);
    }

    const events = await Promise.all(
      auditor.createEvent.mock.results.map(({ value }) => value),
    );
    expect(events.map(each => each.success.mock.calls)).toEqual([
      [[{ meta: { change: 'created' } }]],
      [[{ meta: { change: 'kept' } }]],
      [[{ meta: { change: 'updated' } }]],
    ]);
  });
});
