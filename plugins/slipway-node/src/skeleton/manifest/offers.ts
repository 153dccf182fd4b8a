import { answerChoices, Answers } from '@slipway/plugin-slipway-common';

type Read = (answers: Answers) => string | readonly string[];

interface Offerable {
  readonly choices: readonly [string, ...string[]];
  readonly read: Read;
}

const entry = (choices: Offerable['choices'], read: Read): Offerable => ({
  choices,
  read,
});

/** The answers a skeleton can offer some choices of, by the key it uses in `offers`. */
export const offerable: Readonly<Record<string, Offerable>> = {
  visibility: entry(answerChoices.visibility, answers => answers.visibility),
  layout: entry(answerChoices.layout, answers => answers.layout),
  packageManager: entry(
    answerChoices.packageManager,
    answers => answers.packageManager,
  ),
  pythonVersion: entry(
    answerChoices.pythonVersion,
    answers => answers.pythonVersion,
  ),
  'database.version': entry(
    answerChoices.databaseVersion,
    answers => answers.database.version,
  ),
  'database.driver': entry(
    answerChoices.databaseDriver,
    answers => answers.database.driver,
  ),
  'database.keys': entry(
    answerChoices.databaseKeys,
    answers => answers.database.keys,
  ),
  auth: entry(answerChoices.auth, answers => answers.auth),
  pagination: entry(answerChoices.pagination, answers => answers.pagination),
  features: entry(answerChoices.features, answers => answers.features),
  ci: entry(answerChoices.ci, answers => answers.ci),
  registry: entry(answerChoices.registry, answers => answers.registry),
  deploy: entry(answerChoices.deploy, answers => answers.deploy),
  docs: entry(answerChoices.docs, answers => answers.docs),
  license: entry(answerChoices.license, answers => answers.license),
};

/** What a skeleton offers, and under which name. */
export interface Offer {
  readonly name: string;
  readonly version: string;
  readonly offers: ReadonlyMap<string, readonly string[]>;
}

/** Every answer that lies outside of what the skeleton offers, as a sentence each. */
export function offerProblems(
  answers: Answers,
  offer: Offer,
): readonly string[] {
  return [...offer.offers].flatMap(([key, offered]) => {
    const answer = offerable[key]!.read(answers);
    const chosen = typeof answer === 'string' ? [answer] : answer;
    return chosen
      .filter(choice => !offered.includes(choice))
      .map(choice => refusal(key, choice, offer));
  });
}

/** The answers, with the first that is offered in place of each that is not. */
export function offeredAnswers(answers: Answers, offer: Offer): Answers {
  return [...offer.offers].reduce((offered, [key, choices]) => {
    const answer = offerable[key]!.read(answers);
    if (typeof answer === 'string') {
      return choices.includes(answer)
        ? offered
        : withAnswer(offered, key, choices[0]);
    }
    const kept = answer.filter(choice => choices.includes(choice));
    return withAnswer(offered, key, kept);
  }, answers);
}

/** With another value under a key, which may be dotted. */
function withAnswer(answers: Answers, key: string, value: unknown): Answers {
  const [outer = '', inner] = key.split('.');
  const members = Object.entries(answers).map(([name, old]) => {
    if (name !== outer) return [name, old];
    return [name, inner ? { ...Object(old), [inner]: value } : value];
  });
  return Object.fromEntries(members);
}

function refusal(key: string, choice: string, offer: Offer): string {
  const offered = offer.offers.get(key)!;
  const advice =
    offered.length > 0 ? `choose ${oneOf(offered)}` : 'leave it out';
  return `${key}: ${JSON.stringify(choice)} is not offered by ${offer.name} ${
    offer.version
  }; ${advice}`;
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 1
    ? choices[0]!
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
