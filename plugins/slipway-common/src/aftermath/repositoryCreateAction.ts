/** The action that makes a repository: a task in which it never began has left nothing. @public */
export const repositoryCreateAction = 'slipway:repository:create';
