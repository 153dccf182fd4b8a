import { Node } from './parseTemplate';

const operators: Readonly<Record<string, string>> = {
  In: 'in',
  Is: 'is',
  Or: 'or',
  And: 'and',
  Add: '+',
  Concat: '~',
  Sub: '-',
  Mul: '*',
  Div: '/',
  FloorDiv: '//',
  Mod: '%',
  Pow: '**',
};

const printers: Readonly<Record<string, (node: Node) => string>> = {
  Symbol: node => String(node.value),
  Literal: node =>
    node.value === null ? 'none' : JSON.stringify(node.value) ?? '…',
  LookupVal: node =>
    typeof node.val!.value === 'string' && node.val!.typename === 'Literal'
      ? `${printExpression(node.target!)}.${node.val!.value}`
      : `${printExpression(node.target!)}[${printExpression(node.val!)}]`,
  FunCall: node => `${printExpression(node.name!)}(${printList(node.args!)})`,
  Filter: node => printFilter(node),
  Group: node => `(${printList(node)})`,
  NodeList: node => printList(node),
  Array: node => `[${printList(node)}]`,
  Dict: node => `{${printList(node)}}`,
  KeywordArgs: node => printList(node).replace(/: /g, '='),
  Pair: node =>
    `${printExpression(node.key!)}: ${printExpression(node.value as Node)}`,
  Not: node => `not ${printExpression(node.target!)}`,
  Neg: node => `-${printExpression(node.target!)}`,
  Pos: node => `+${printExpression(node.target!)}`,
  InlineIf: node =>
    `${printExpression(node.body!)} if ${printExpression(node.cond!)}${
      node.else_ ? ` else ${printExpression(node.else_)}` : ''
    }`,
  Compare: node =>
    [
      printExpression(node.expr!),
      ...node.ops!.map(op => `${op.type} ${printExpression(op.expr!)}`),
    ].join(' '),
};

/** An expression as an author would write it, for messages. */
export function printExpression(node: Node): string {
  const operator = operators[node.typename];
  if (operator) {
    return `${printExpression(node.left!)} ${operator} ${printExpression(
      node.right!,
    )}`;
  }
  return printers[node.typename]?.(node) ?? '…';
}

function printList(node: Node): string {
  return (node.children ?? []).map(printExpression).join(', ');
}

function printFilter(node: Node): string {
  const [input, ...rest] = node.args!.children!;
  const args =
    rest.length > 0 ? `(${rest.map(printExpression).join(', ')})` : '';
  return `${printExpression(input!)} | ${String(node.name!.value)}${args}`;
}
