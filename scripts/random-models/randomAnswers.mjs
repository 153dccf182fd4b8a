import { randomEntities } from './randomEntities.mjs';
import { hostileTexts } from './words.mjs';

const names = [
  'sample-service',
  'a-1',
  'x2y',
  'order-service-of-a-long-name-of-forty-ch',
];

/** Sets every answer that the skeleton offers a choice of. */
function randomChoices(random, offers) {
  const choices = {};
  for (const [key, offered] of Object.entries(offers)) {
    const isList = ['features', 'ci', 'deploy'].includes(key);
    const value = isList ? random.some(offered) : random.pick(offered);
    const [group, member] = key.split('.');
    if (member) {
      choices[group] = { ...choices[group], [member]: value };
    } else {
      choices[key] = value;
    }
  }
  return choices;
}

function randomEnvironments(random) {
  const approvers = () => random.some(['group:default/orders', 'user:jane']);
  const names = random.some(['dev', 'production']);
  return ['staging', ...names].map(name => ({ name, approvers: approvers() }));
}

/** Answers of which most follow the rules; the rest is for {@link repairAnswers}. */
export function randomAnswers(random, { offers, own }) {
  const name = random.pick(names);
  return {
    name,
    description: random.pick(hostileTexts),
    owner: random.pick([
      'orders',
      'group:default/platform',
      'user:team-a/j_doe',
    ]),
    repoUrl: `localhost:7008?owner=acme&repo=${name}`,
    lifecycle: random.pick(['experimental', 'production']),
    ...(random.chance(0.5) ? { system: 'shop' } : {}),
    ...randomChoices(random, offers),
    environments: randomEnvironments(random),
    entities: randomEntities(random, own),
  };
}
