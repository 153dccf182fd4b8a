// Every text of the form is one that a portal can translate: none is written into a component.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from './log.mjs';

const source = join(root, 'plugins/scaffolder-module-slipway/src');

/** Attributes whose text a person reads or hears. */
const told = new Set([
  ...['alt', 'aria-description', 'aria-label', 'aria-roledescription'],
  ...['description', 'label', 'placeholder', 'searchPlaceholder'],
  ...['secondaryLabel', 'title'],
]);

function components() {
  return readdirSync(source, { recursive: true })
    .filter(
      file => file.endsWith('.tsx') && !/__testUtils__|\.test\./.test(file),
    )
    .map(file => join(source, file));
}

/** Whether a text says something: letters, and more than the name of a thing in code. */
function isWords(text) {
  return /\p{L}{2}/u.test(text);
}

/** `file:line: text` for everything in a component that is said in one language. */
function textsOf(path, content) {
  const file = ts.createSourceFile(
    path,
    content,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found = [];
  const tell = (node, text) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${relative(root, path)}:${line + 1}: ${text.trim()}`);
  };
  const visit = node => {
    if (ts.isJsxText(node) && isWords(node.text)) {
      tell(node, node.text);
    }
    if (ts.isJsxAttribute(node) && told.has(node.name.getText())) {
      const value = ts.isJsxExpression(node.initializer ?? node)
        ? node.initializer.expression
        : node.initializer;
      if (value && ts.isStringLiteralLike(value) && isWords(value.text)) {
        tell(node, value.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('no component of the form says anything that cannot be translated', () => {
  const files = components();
  assert.ok(files.length > 40, `only ${files.length} components were found`);
  const found = files.flatMap(path =>
    textsOf(path, readFileSync(path, 'utf8')),
  );
  assert.deepEqual(found, []);
});

test('a text that is written into a component is found, wherever it stands', () => {
  const lines = textsOf(
    join(source, 'Example.tsx'),
    '<p title="A title">Some words {t("a.key")} <i aria-label={`Said`} id="not this" /></p>',
  );
  assert.deepEqual(
    lines.map(line => line.split(': ')[1]),
    ['A title', 'Some words', 'Said'],
  );
});
