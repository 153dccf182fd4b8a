import { runningGitea } from './runningGitea';

/** `describe`, and only named where no Gitea is running: `npm test -- gitea` starts one. */
export const describeOnGitea = runningGitea() ? describe : describe.skip;
