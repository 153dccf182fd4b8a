export { createCommit, type Commit, type CommitSpec } from './createCommit';
export type { GitObject, GitObjectType } from './GitObject';
export type { RemoteOptions } from './GitConversation';
export { pushCommit, type PushOptions, type PushResult } from './pushCommit';
export {
  readRemoteHead,
  type RemoteHead,
  type RemoteHeadOptions,
} from './readRemoteHead';
export { readRemoteStart, type RemoteStart } from './readRemoteStart';
export type { Person } from './signature';
export { readRemoteRefs } from './readRemoteRefs';
