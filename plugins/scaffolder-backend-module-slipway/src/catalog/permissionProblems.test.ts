import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionProblems } from './permissionProblems';

it('names every permission that the person lacks for the last steps', async () => {
  const problemsWith = (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) =>
    permissionProblems(
      mockServices.permissions({ result }),
      mockCredentials.user(),
    );

  expect(await problemsWith(AuthorizeResult.ALLOW)).toEqual([]);
  expect(await problemsWith(AuthorizeResult.DENY)).toEqual([
    'The permission catalog.location.create is missing; ask the platform team for it',
    'The permission slipway.record.create is missing; ask the platform team for it',
  ]);
});
