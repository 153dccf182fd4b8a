import { beginsAsJson } from './beginsAsJson';

it.each([
  '{',
  ' \n[',
  '// of the shop\n{',
  '/* one */ /* two **/\n// three\n[',
])('%j begins as JSON', text => {
  expect(beginsAsJson.test(text)).toBe(true);
});

it.each([
  'a: {}',
  '// only a comment {',
  '/* { */ create table x',
  '/* without an end {',
  // A pattern that can read these in two ways reads them in as many as there are atoms in the sea.
  `${'/'.repeat(5_000)}\nmodel Order {`,
  `${'/* part */\n'.repeat(5_000)}create table x (id int);`,
])('%.20j does not', text => {
  expect(beginsAsJson.test(text)).toBe(false);
});
