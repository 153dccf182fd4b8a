import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  body,
  describeRecords,
  jane,
  path,
  stepOf,
} from './__testUtils__/describeRecords';

/** The token of a static access may be configured to have any name. */
const serviceNamed = (subject: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'slipway',
  });

describeRecords(start => {
  it('are refused to whom they are not allowed', async () => {
    const denied = await start(AuthorizeResult.DENY);
    const list = request(denied.server).get('/api/slipway/v1/records');
    const answers = await Promise.all([
      denied.put(path, body),
      request(denied.server).get(path),
      list,
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.body.error.message).toContain('slipway.record.create');
    expect(answers[1]?.body.error.message).toContain('slipway.record.read');

    const allowed = await start();
    const anonymous = mockCredentials.none.header();
    expect((await allowed.put(path, body, anonymous)).status).toBe(401);
    const forgers = [
      mockCredentials.user.header(jane),
      mockCredentials.service.header(),
      serviceNamed('plugin:scaffolder'),
      stepOf(jane, 'plugin:catalog'),
    ];
    for (const forger of forgers) {
      const forged = await allowed.put(path, body, forger);
      expect([forger, forged.status]).toEqual([forger, 403]);
      expect(forged.body.error.message).toBe(
        'A record is only written by the step slipway:service:record in the name of a person; run the template instead',
      );
    }
    expect(await allowed.knex('records').select()).toEqual([]);
    expect(await denied.knex('records').select()).toEqual([]);
  });
});
