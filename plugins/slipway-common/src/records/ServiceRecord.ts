/** Where the repository of a created service is; `host` and `id` never change. @public */
export interface RecordedRepository {
  readonly host: string;
  /** The forge's own identifier; survives a rename. */
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly webUrl: string;
}

/** What a service was created from. @public */
export interface RecordedTemplate {
  /** Entity reference of the template. */
  readonly entityRef: string;
  readonly version: string;
  /** `sha256:` and the digest over the skeleton's sources. */
  readonly skeletonDigest: string;
}

/** What is known about a service at the moment it has been created. @public */
export interface ServiceFacts {
  readonly repository: RecordedRepository;
  /** Entity reference of the service's component. */
  readonly entityRef: string;
  readonly template: RecordedTemplate;
  /** Identifier of the first commit. */
  readonly commit: string;
  /** `sha256:` and the digest over every file of the first commit. */
  readonly treeDigest: string;
}

/** The record of one created service. @public */
export interface ServiceRecord extends ServiceFacts {
  /** Entity reference of the user, or subject of the service, that created it. */
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** The scaffolder task that created it. */
  readonly taskId: string;
}

/** A page of records, the latest first. @public */
export interface ServiceRecordPage {
  readonly items: readonly ServiceRecord[];
  /** Gives the next page; absent on the last one. */
  readonly nextCursor?: string;
}
