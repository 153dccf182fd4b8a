import { AnswerProblem, Answers, Choice, parseRepoUrl } from '../answers';
import { capabilitiesOf } from './capabilitiesOf';
import { ForgeCapabilities, ForgePlace } from './ForgeCapabilities';

/** What a rule compares. */
interface Question {
  readonly answers: Answers;
  readonly can: ForgeCapabilities;
  /** How a sentence about the forge begins: `git.acme.dev is a Gitea, which`. */
  readonly forge: string;
}

/** What a forge cannot honour, with the way out where one choice is enough. @public */
export interface ForgeProblem extends AnswerProblem {
  /** The answers to set in place of those given. */
  readonly remedy?: Partial<Answers>;
}

type Rule = (question: Question) => readonly ForgeProblem[];

const owner: Rule = ({ answers, can, forge }) => {
  const { owner: path } = parseRepoUrl(answers.repoUrl);
  return path.includes('/') && !can.nestedOwners
    ? [
        {
          path: 'repoUrl',
          message: `${forge} has no groups within groups, and the owner "${path}" is one; name an owner without "/"`,
        },
      ]
    : [];
};

const visibility: Rule = ({ answers, can, forge }) =>
  can.visibilities.includes(answers.visibility)
    ? []
    : [
        {
          path: 'visibility',
          message: `${forge} has no ${
            answers.visibility
          } repositories; choose ${can.visibilities.join(' or ')}`,
          remedy: { visibility: can.visibilities[0] },
        },
      ];

/** A second system may be there for a mirror; one of them has to run where the repository is. */
const pipelines: Rule = ({ answers, can, forge }) =>
  answers.ci.length === 0 || answers.ci.some(each => can.ci.includes(each))
    ? []
    : [
        {
          path: 'ci',
          message: `${forge} does not run the pipelines of ${answers.ci.join(
            ' and ',
          )}; choose ${can.ci.join(' or ')}, or give an empty list`,
          remedy: { ci: can.ci },
        },
      ];

const environments: Rule = ({ answers, can, forge }) => {
  if (can.environments || answers.environments.length === 0) {
    return [];
  }
  const first = answers.environments[0]?.name;
  return [
    {
      path: 'environments',
      message: `${forge} has no environments; give an empty list, and put what would belong to ${first} among the variables and secrets of the repository`,
      remedy: { environments: [] },
    },
    ...(answers.deploy.length > 0
      ? [
          {
            path: 'deploy',
            message: `${forge} has no environments that ${answers.deploy.join(
              ' and ',
            )} could deploy to; give an empty list, or choose another forge`,
            remedy: { deploy: [] },
          },
        ]
      : []),
  ];
};

const approvers: Rule = ({ answers, can, forge }) =>
  answers.environments.flatMap(({ approvers: asked }, index) => {
    const path = `environments[${index}].approvers`;
    if (!can.environments || asked.length === 0) {
      return [];
    }
    if (can.approvers.length === 0) {
      return [
        { path, message: `${forge} has no approvers; give an empty list` },
      ];
    }
    return asked.length > (can.maxApprovers ?? Infinity)
      ? [
          {
            path,
            message: `${forge} takes ${can.maxApprovers} approvers of an environment, and these are ${asked.length}; name a group that they belong to`,
          },
        ]
      : [];
  });

const environmentValues: Rule = ({ answers, can, forge }) =>
  can.environmentValues || !can.environments
    ? []
    : Object.entries(answers.variables).flatMap(([name, value]) =>
        typeof value === 'string'
          ? []
          : [
              {
                path: `variables.${name}`,
                message: `${forge} has no variables of one environment; give each a value for the whole repository`,
              },
            ],
      );

/** The registry that a system's pipelines push to as themselves. */
const ownRegistries: Readonly<Record<Choice<'ci'>, Choice<'registry'>>> = {
  github: 'ghcr',
  gitlab: 'gitlab',
};

/** A registry that every forge can push to, with a secret. */
const anyForge = { registry: 'dockerhub' } as const;

const registry: Rule = ({ answers, can, forge }) => {
  const running = answers.ci.filter(each => can.ci.includes(each));
  const asItself = running.some(
    each => ownRegistries[each] === answers.registry,
  );
  if (asItself && !can.registries.includes(answers.registry)) {
    return [
      {
        path: 'registry',
        message: `${forge} cannot push to ${answers.registry} with the token of a pipeline; choose another registry, such as dockerhub`,
        remedy: anyForge,
      },
    ];
  }
  return answers.registry === 'ecr' && running.length > 0 && !can.cloudIdentity
    ? [
        {
          path: 'registry',
          message: `${forge} gives its pipelines no identity that Amazon ECR would trust; choose another registry, such as dockerhub`,
          remedy: anyForge,
        },
      ]
    : [];
};

const rules: readonly Rule[] = [
  owner,
  visibility,
  pipelines,
  environments,
  approvers,
  environmentValues,
  registry,
];

/**
 * Everything among the answers that a forge cannot honour, whoever owns the repository there; for the
 * form and, before anything is made, for the server. None for a kind that Slipway does not publish to.
 *
 * @public
 */
export function forgeProblems(
  answers: Answers,
  place: ForgePlace,
): readonly ForgeProblem[] {
  const can = capabilitiesOf(place);
  if (!can) {
    return [];
  }
  const forge = `${place.host} is a ${can.title}, which`;
  return rules.flatMap(rule => rule({ answers, can, forge }));
}
