import { tellProblems } from './tellProblems';

describe('tellProblems', () => {
  it('tells one problem as it is, and several one a line', () => {
    expect(tellProblems([])).toBe('');
    expect(tellProblems(['name: is required'])).toBe('name: is required');
    expect(tellProblems(['name: is required', 'owner: is required'])).toBe(
      '2 things are wrong; correct each of them and try again:\nname: is required\nowner: is required',
    );
  });

  it('counts what nobody would read', () => {
    const problems = Array.from({ length: 52 }, (_, index) => `p${index}`);
    const lines = tellProblems(problems).split('\n');

    expect(lines).toHaveLength(52);
    expect(lines[0]).toMatch(/^52 things are wrong;/);
    expect(lines.slice(-2)).toEqual(['p49', 'and 2 more']);
  });
});
