import { ReviewerDirectory } from '../ReviewerDirectory';
import { GitlabApi } from './GitlabApi';

/** What everything in this folder works with. */
export interface GitlabTools {
  readonly api: GitlabApi;
  readonly directory: ReviewerDirectory;
}
