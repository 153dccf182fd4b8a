import { problemsAt } from './problemsAt';

describe('problemsAt', () => {
  const problems = [
    'entities',
    'entities[1].name',
    'entities[1].fields[2]',
    'entities[1].fields[2].name',
    'entities[10].name',
    'entitiesOfOthers',
  ].map(path => ({ path, message: 'is wrong' }));
  const pathsAt = (path: string) =>
    problemsAt(problems, path).map(problem => problem.path);

  it('takes what is at the path and below it', () => {
    expect(pathsAt('entities[1].fields[2]')).toEqual([
      'entities[1].fields[2]',
      'entities[1].fields[2].name',
    ]);
    expect(pathsAt('entities')).toEqual(
      problems.slice(0, 5).map(({ path }) => path),
    );
  });

  it('takes nothing whose path only starts with the same letters', () => {
    expect(pathsAt('entities[1]')).not.toContain('entities[10].name');
    expect(pathsAt('entities')).not.toContain('entitiesOfOthers');
  });
});
