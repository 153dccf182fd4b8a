import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { DefaultTasksApi } from './DefaultTasksApi';
import { tasksApiRef } from './TasksApi';

/** Gives the page its tasks. */
export const tasksExtension = ApiBlueprint.make({
  name: 'slipway-tasks',
  params: defineParams =>
    defineParams({
      api: tasksApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: deps => new DefaultTasksApi(deps),
    }),
});
