import { Config } from '@backstage/config';
import { Commit, createCommit, Person } from '@slipway/plugin-slipway-node';
import { ServicePlan } from './ServicePlan';

/** Who commits where the portal's configuration says nothing; the stock actions' default. */
const NOBODY: Person = {
  name: 'Scaffolder',
  email: 'scaffolder@backstage.io',
};

/** The portal's settings of commits, from `scaffolder.defaultAuthor` and `scaffolder.defaultCommitMessage`. */
export interface CommitSettings {
  readonly committer: Person;
  readonly message?: string;
}

/** Reads {@link CommitSettings}. */
export function readCommitSettings(config: Config): CommitSettings {
  const author = config.getOptionalConfig('scaffolder.defaultAuthor');
  return {
    committer: {
      name: author?.getOptionalString('name') ?? NOBODY.name,
      email: author?.getOptionalString('email') ?? NOBODY.email,
    },
    message: config.getOptionalString('scaffolder.defaultCommitMessage'),
  };
}

/** The person who runs a task, as the scaffolder describes one. */
export interface TaskUser {
  readonly entity?: {
    readonly spec?: {
      readonly profile?: {
        readonly displayName?: string;
        readonly email?: string;
      };
    };
  };
}

/** The service's first commit; the same plan, user and date give the same one. */
export function commitOf(
  plan: ServicePlan,
  options: {
    readonly settings: CommitSettings;
    readonly user?: TaskUser;
    /** ISO 8601. */
    readonly date: string;
  },
): Commit {
  const { settings, user, date } = options;
  const { displayName, email } = user?.entity?.spec?.profile ?? {};
  const { model, rendering, skeleton } = plan;
  return createCommit({
    tree: rendering.tree,
    author:
      displayName && email ? { name: displayName, email } : settings.committer,
    committer: settings.committer,
    date,
    message:
      settings.message ??
      `Create ${model.title}\n\nMade by Slipway from ${skeleton.name} ${skeleton.version}.`,
  });
}
