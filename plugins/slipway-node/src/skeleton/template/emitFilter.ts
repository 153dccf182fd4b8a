import { Emitting, emitExpression, emitLenient } from './emitExpression';
import { emitCapture } from './emitStatement';
import { templateFilters } from './filters';
import { Node } from './parseTemplate';

/** JavaScript that applies a filter of the closed list; named arguments are put into their places here. */
export function emitFilter(node: Node, at: Emitting): string {
  const name = String(node.name!.value);
  const filter = templateFilters.get(name);
  if (!filter) {
    return at.context.fail(node, `uses the unknown filter ${name}`);
  }
  const [input, ...rest] = node.args!.children!;
  const args = orderArguments(node, rest, filter.parameters, at);
  return `v.apply(${[
    at.context.entry(filter),
    at.context.site(node),
    emitInput(input!, filter.acceptsUndefined === true, at),
    ...args,
  ].join(',')})`;
}

function emitInput(input: Node, lenient: boolean, at: Emitting): string {
  if (input.typename === 'Capture') return emitCapture(input, at);
  return lenient ? emitLenient(input, at) : emitExpression(input, at);
}

function orderArguments(
  node: Node,
  given: readonly Node[],
  parameters: readonly string[],
  at: Emitting,
): string[] {
  const args = given
    .filter(arg => arg.typename !== 'KeywordArgs')
    .map(arg => emitExpression(arg, at));
  const keywords = given.find(arg => arg.typename === 'KeywordArgs');
  for (const pair of keywords?.children ?? []) {
    const position = parameters.indexOf(String(pair.key!.value));
    if (position < 0 || args[position] !== undefined) {
      at.context.fail(
        node,
        `has an argument ${String(pair.key!.value)} the filter does not take`,
      );
    }
    args[position] = emitExpression(pair.value as Node, at);
  }
  if (args.length > parameters.length) {
    at.context.fail(node, 'has more arguments than the filter takes');
  }
  return Array.from(args, arg => arg ?? 'undefined');
}
