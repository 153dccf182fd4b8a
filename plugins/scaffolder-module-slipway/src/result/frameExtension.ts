import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { TaskFrame } from './TaskFrame';

/** Keeps the page of a task from jumping while it is put together. */
export const frameExtension = PluginWrapperBlueprint.make({
  name: 'slipway-task-frame',
  params: defineParams =>
    defineParams({ loader: async () => ({ component: TaskFrame }) }),
});
