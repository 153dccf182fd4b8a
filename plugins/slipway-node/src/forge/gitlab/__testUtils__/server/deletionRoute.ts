import type { Projects } from '@gitbeaker/rest';
import { Exchange, flagOf, projectOf, Reply, Route, textOf } from './Exchange';
import { ParameterOf } from './ParameterOf';
import { forbidden, Refusal } from './Refusal';

type Options = Parameters<Projects['remove']>[1];

/** Deleting projects: marked first, which renames them, and for good when asked again by their new path. */
export const deletionRoute: Route = {
  method: 'DELETE',
  path: 'projects/:',
  takes: ['permanently_remove', 'full_path'] satisfies ParameterOf<
    Pick<NonNullable<Options>, 'permanentlyRemove' | 'fullPath'>
  >[],
  answer: deleteProject,
};

function deleteProject(exchange: Exchange): Reply {
  const { state } = exchange;
  // Owners alone, and not the maintainers who may do all the rest.
  const project = projectOf(exchange, 50);
  const path = `${project.namespace}/${project.path}`;
  const accepted = { status: 202, body: { message: '202 Accepted' } };
  const remove = () =>
    state.projects.splice(state.projects.indexOf(project), 1);
  if (flagOf(exchange, 'permanently_remove')) {
    refuseRemoval(exchange, { path, marked: project.markedForDeletion });
    remove();
  } else if (!state.settings.marksFirst) {
    remove();
  } else if (project.markedForDeletion) {
    throw refusal('Project has been already marked for deletion');
  } else {
    project.markedForDeletion = true;
    state.rename(path, `${project.path}-deletion_scheduled-${project.id}`);
  }
  return accepted;
}

function refuseRemoval(
  exchange: Exchange,
  { path, marked }: { readonly path: string; readonly marked: boolean },
): void {
  if (!marked) {
    throw refusal('Project must be marked for deletion first.');
  }
  if (textOf(exchange, 'full_path') !== path) {
    throw refusal(
      '`full_path` is incorrect. You must enter the complete path for the project.',
    );
  }
  if (!exchange.state.settings.deletesMarked) {
    throw forbidden();
  }
}

function refusal(message: string): Refusal {
  return new Refusal(400, { message });
}
