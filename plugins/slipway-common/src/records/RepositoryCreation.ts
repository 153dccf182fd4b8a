/** Which task created a repository, whatever became of it since. @public */
export interface RepositoryCreation {
  readonly host: string;
  /** The forge's own identifier; survives a rename. */
  readonly repositoryId: string;
  /** The scaffolder task. */
  readonly taskId: string;
  /** Entity reference of the user in whose name it was created. */
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}
