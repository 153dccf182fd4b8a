import { stepLines } from './stepLines';
import { WatchedTask } from './Task';

const PREFIX = 'ci:';
const SETTER = 'slipway:pipeline:configure';

/** Whether secrets were entered that are not on the forge yet: a task that is run again has none of them. */
export function needsSecrets(watched: WatchedTask): boolean {
  const { parameters = {}, steps } = watched.task.spec;
  const isSet = stepLines(watched).some(
    ({ id, state }) =>
      state === 'completed' &&
      steps.some(step => step.id === id && step.action === SETTER),
  );
  return !isSet && Object.keys(parameters).some(key => key.startsWith(PREFIX));
}
