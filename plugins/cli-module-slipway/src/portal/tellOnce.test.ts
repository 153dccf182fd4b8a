import { tellOnce } from './tellOnce';

describe('tellOnce', () => {
  const told = [
    { path: 'environments[0].name', message: '"qa" is not offered' },
    { path: 'owner', message: 'group:default/nobody is not in the catalog' },
    { message: 'The permission is missing' },
  ];
  const lines = [
    'environments[0].name: "qa" is not offered',
    'owner: group:default/nobody is not in the catalog',
    'The permission is missing',
  ];

  it('keeps each problem of an answer of which another one was told', () => {
    const others = [
      'environments[1].name: does not match pattern "^[a-z]+$"',
      'environments: does not meet maximum length of 2',
      'environments[0]: requires property "approvers"',
    ];
    expect(tellOnce(told, others)).toEqual([...lines, ...others]);
  });

  it('keeps every problem of a path of which nothing was told', () => {
    const both = ['name: is too long', 'name: does not match pattern "^[a-z]"'];
    expect(tellOnce(told, both)).toEqual([...lines, ...both]);
  });

  it.each([
    ['in other words', 'environments[0].name: is not one of enum values: prod'],
    ['in the same words', 'owner: group:default/nobody is not in the catalog'],
    ['without a path', 'The permission is missing'],
  ])('tells once what was told %s', (_, line) => {
    expect(tellOnce(told, [line])).toEqual(lines);
  });

  it('keeps what has no path and was not told', () => {
    const other =
      'additionalProperty "nmae" exists in instance when not allowed';
    expect(tellOnce(told, [other, other])).toEqual([...lines, other]);
  });
});
