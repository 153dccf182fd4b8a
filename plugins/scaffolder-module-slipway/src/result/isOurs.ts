import { Task } from './Task';

/** The templates whose tasks are shown in our way. */
export const templateRefs = ['template:default/fastapi-service'];

/** Whether a task makes a service of ours. */
export function isOurs({ spec }: Task): boolean {
  return templateRefs.includes(spec.templateInfo?.entityRef ?? '');
}
