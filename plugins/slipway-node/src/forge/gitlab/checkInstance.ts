import { EnvironmentSpec } from '../Forge';
import { InnerOptions } from '../http/together';
import { GitlabTools } from './GitlabTools';

/** The first GitLab that can hide a variable. */
const LEAST = [17, 4] as const;

/** What an instance says about itself. */
export interface Instance {
  readonly version: string;
  /** False for the Community Edition, which has the features of no paid plan. */
  readonly enterprise: boolean;
}

/** Asks for {@link Instance}; `undefined` where the instance does not tell. */
export function readInstance(
  { api }: GitlabTools,
  options: InnerOptions,
): Promise<Instance | undefined> {
  const doing = 'read the version of GitLab';
  return api.find('Metadata', { doing, options }, metadata => metadata.show());
}

/** Why this GitLab is too old, if it is. */
export function versionProblems(
  instance: Instance | undefined,
  host: string,
): readonly string[] {
  const told = /^(\d+)\.(\d+)/.exec(instance?.version ?? '');
  if (!told) {
    return [];
  }
  const [major, minor] = [Number(told[1]), Number(told[2])];
  const isOld = major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]);
  return isOld
    ? [
        `repoUrl: ${host} is GitLab ${
          told[0]
        }, which cannot hide secrets; update it to ${LEAST.join('.')} or newer`,
      ]
    : [];
}

/** What is known of whether the features of a paid plan are there. */
export interface Plan {
  readonly owner: string;
  readonly host: string;
  /** GitLab's name of the owner's plan, where the credentials may know it; gitlab.com alone has them. */
  readonly plan?: string;
  readonly instance?: Instance;
}

/** Why the owner cannot have something that GitLab Free lacks; `undefined` where it can, or nobody knows. */
export function lackOfPlan({
  owner,
  host,
  plan,
  instance,
}: Plan): string | undefined {
  if (instance?.enterprise === false) {
    return `${host} is GitLab's Community Edition`;
  }
  return plan === 'free' ? `${owner} has GitLab's plan Free` : undefined;
}

/** Why changes cannot need approvals, if they are to. */
export function reviewProblems(
  requiredApprovals: number,
  plan: Plan,
): readonly string[] {
  const lack = lackOfPlan(plan);
  return lack !== undefined && requiredApprovals > 0
    ? [
        `repoUrl: changes are to need an approval, which takes GitLab Premium or Ultimate, and ${lack}; choose a group with such a plan, or let the platform team require none on ${plan.host}`,
      ]
    : [];
}

/** Which environments ask for approvers that cannot be had. */
export function approverProblems(
  environments: readonly EnvironmentSpec[],
  plan: Plan,
): readonly string[] {
  const lack = lackOfPlan(plan);
  const approved = environments.filter(({ reviewers }) => reviewers.length > 0);
  if (lack === undefined || approved.length === 0) {
    return [];
  }
  const names = approved.map(({ name }) => name).join(', ');
  return [
    `environments ${names}: approvers take GitLab Premium or Ultimate, and ${lack}; leave out the approvers, or choose a group with such a plan`,
  ];
}
