import { findAnswerProblems } from '@slipway/plugin-slipway-common';
import { pageProblems } from './pageProblems';

const keys = ['name', 'owner', 'repoUrl'];

function shownOf(answers: Readonly<Record<string, unknown>>, showsAll = false) {
  const rules = findAnswerProblems(answers);
  const shown = pageProblems({ rules, forge: [] }, { keys, answers, showsAll });
  return [...shown.keys()];
}

describe('what is shown of the problems of a page', () => {
  it('does not reproach anybody who has not begun', () => {
    // What Backstage's field sets as the form opens.
    const answers = { repoUrl: 'localhost:7008?owner=acme' };
    expect(shownOf(answers)).toEqual([]);
    expect(shownOf(answers, true).sort()).toEqual(keys);
  });

  it('says at once what is wrong with an answer', () => {
    const repoUrl = 'localhost:7008?owner=acme&repo=orders.git';
    expect(shownOf({ name: 'Orders', repoUrl }).sort()).toEqual([
      'name',
      'repoUrl',
    ]);
  });
});
