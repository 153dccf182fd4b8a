import { Repository } from './Forge';
import { RepositoryEvidence, repositoryState } from './repositoryState';

const wanted = {
  owner: 'acme',
  name: 'orders',
  marker: 'https://portal/catalog/default/component/orders',
  treeId: 'our-tree',
};

const found: Repository = {
  id: '7',
  owner: 'acme',
  name: 'orders',
  webUrl: 'https://forge/acme/orders',
  cloneUrl: 'https://forge/acme/orders.git',
  defaultBranch: 'main',
  visibility: 'private',
  ownerKind: 'organization',
  marker: wanted.marker,
  empty: false,
};
const ours = { commit: 'first', tree: 'our-tree' };
const other = { commit: 'later', tree: 'other-tree' };
const begun = { ...found, marker: `${wanted.marker}#of-other-answers` };
const foreign = { ...found, marker: 'https://acme.dev' };

describe('repositoryState', () => {
  it.each<[string, Omit<RepositoryEvidence, 'wanted'>]>([
    ['absent', {}],
    ['absent', { knownIds: ['7'], knownCommits: ['first'] }],
    ['foreign', { found: foreign }],
    ['foreign', { found: { ...found, marker: '' } }],
    ['foreign', { found: { ...foreign, empty: true } }],
    ['foreign', { found: foreign, head: ours, knownIds: ['7'] }],
    ['moved', { found: { ...found, name: 'orders-2' } }],
    ['moved', { found: { ...found, owner: 'other' }, knownIds: ['7'] }],
    ['moved', { found: { ...foreign, name: 'orders-2' } }],
    ['recreated', { found, head: ours, knownIds: ['6'] }],
    ['recreated', { found: { ...found, empty: true }, knownIds: ['5', '6'] }],
    ['recreated', { found: { ...begun, empty: true }, knownIds: ['6'] }],
    ['begun', { found: { ...begun, empty: true } }],
    ['begun', { found: { ...begun, empty: true }, knownIds: ['7'] }],
    ['begun', { found: begun, head: ours }],
    // Its default branch is not there.
    ['begun', { found: begun }],
    ['advanced', { found: begun, head: other, start: ours }],
    ['diverged', { found: begun, head: other }],
    ['ours-empty', { found: { ...found, empty: true } }],
    ['ours-empty', { found: { ...found, empty: true }, knownIds: ['6', '7'] }],
    // Branches there are, but not the default one.
    ['ours-empty', { found }],
    ['ours-empty', { found: { ...found, owner: 'ACME', empty: true } }],
    ['ours-whole', { found, head: ours }],
    ['ours-whole', { found, head: { ...ours, commit: 'of another run' } }],
    ['ours-whole', { found, head: ours, knownIds: ['7'] }],
    ['advanced', { found, head: other, start: ours }],
    [
      'advanced',
      {
        found,
        head: other,
        start: { commit: 'first', tree: 'of an older template' },
        knownCommits: ['first'],
      },
    ],
    ['diverged', { found, head: other }],
    // Made from other answers, and nothing since.
    ['diverged', { found, head: other, start: other, knownCommits: ['later'] }],
    ['diverged', { found, head: other, start: other }],
    [
      'diverged',
      {
        found,
        head: other,
        start: { commit: 'x', tree: 'x' },
        knownCommits: ['first'],
      },
    ],
  ])('is %s with %j', (state, evidence) => {
    expect(repositoryState({ wanted, ...evidence })).toBe(state);
  });

  // Somebody took the fragment away, or it was made before there was one.
  it.each<[string, Omit<RepositoryEvidence, 'wanted'>]>([
    ['begun', { found: { ...found, empty: true } }],
    ['begun', { found, head: ours }],
    ['begun', { found }],
    ['diverged', { found, head: other }],
    ['advanced', { found, head: other, start: ours }],
    ['recreated', { found, head: ours, knownIds: ['6'] }],
  ])('is %s with a marker without answers and %j', (state, evidence) => {
    const digested = { ...wanted, marker: `${wanted.marker}#of-answers` };
    expect(repositoryState({ wanted: digested, ...evidence })).toBe(state);
  });
});
