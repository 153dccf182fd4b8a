import { EmitContext } from './EmitContext';
import { emitFilter } from './emitFilter';
import { emitCaller } from './emitMacro';
import { Node } from './parseTemplate';
import { Scope } from './Scope';
import { isForbiddenMember } from './members';
import { templateTests } from './templateTests';

/** What every emitting function is given. */
export interface Emitting {
  readonly context: EmitContext;
  readonly scope: Scope;
}

type Emitter = (node: Node, at: Emitting) => string;

const arithmetic: Readonly<Record<string, string>> = {
  Add: 'add',
  Sub: 'subtract',
  Mul: 'multiply',
  Div: 'divide',
  FloorDiv: 'floorDivide',
  Mod: 'modulo',
  Pow: 'power',
};

const emitters: Readonly<Record<string, Emitter>> = {
  Literal: emitLiteral,
  Symbol: (node, at) => emitSymbol(node, at, false),
  LookupVal: (node, at) => emitLookup(node, at, false),
  FunCall: emitCall,
  Filter: (node, at) => emitFilter(node, at),
  Group: emitGroup,
  Array: (node, at) => `[${emitList(node.children!, at)}]`,
  Dict: emitDict,
  Caller: (node, at) => emitCaller(node, at),
  InlineIf: (node, at) =>
    `(${emitCondition(node.cond!, at)}?${emitExpression(node.body!, at)}:${
      node.else_ ? emitExpression(node.else_, at) : '""'
    })`,
  And: (node, at) => emitShortCircuit(node, at, true),
  Or: (node, at) => emitShortCircuit(node, at, false),
  Not: (node, at) => `!${emitCondition(node.target!, at)}`,
  Neg: (node, at) =>
    `v.negate(${emitExpression(node.target!, at)},${at.context.site(node)})`,
  Pos: (node, at) =>
    `v.positive(${emitExpression(node.target!, at)},${at.context.site(node)})`,
  Concat: (node, at) =>
    `v.concat(${emitList([node.left!, node.right!], at)},${at.context.site(
      node,
    )})`,
  In: (node, at) =>
    `v.contains(${emitList([node.left!, node.right!], at)},${at.context.site(
      node,
    )})`,
  Is: emitTest,
  Compare: emitCompare,
};

/** JavaScript that evaluates an expression of a template; every look-up in it goes through the runtime. */
export function emitExpression(node: Node, at: Emitting): string {
  const operation = arithmetic[node.typename];
  if (operation) {
    return `v.${operation}(${emitList(
      [node.left!, node.right!],
      at,
    )},${at.context.site(node)})`;
  }
  const emitter = emitters[node.typename];
  if (!emitter) {
    return at.context.fail(node, `is not supported here (${node.typename})`);
  }
  return emitter(node, at);
}

/** Like {@link emitExpression}, but a missing variable or last member is `undefined` instead of an error. */
export function emitLenient(node: Node, at: Emitting): string {
  if (node.typename === 'Symbol') return emitSymbol(node, at, true);
  if (node.typename === 'LookupVal') return emitLookup(node, at, true);
  if (node.typename === 'Group' && node.children!.length === 1) {
    return emitLenient(node.children![0]!, at);
  }
  return emitExpression(node, at);
}

/** JavaScript for something that is only asked for its truth. */
export function emitCondition(node: Node, at: Emitting): string {
  return `v.truth(${emitExpression(node, at)},${at.context.site(node)})`;
}

/** The expressions, separated by commas. */
export function emitList(nodes: readonly Node[], at: Emitting): string {
  return nodes.map(node => emitExpression(node, at)).join(',');
}

function emitLiteral(node: Node, { context }: Emitting): string {
  const { value } = node;
  if (value instanceof RegExp) {
    return context.fail(
      node,
      'is a regular expression, which templates cannot use',
      '…',
    );
  }
  return value === null ? 'null' : JSON.stringify(value);
}

function emitSymbol(
  node: Node,
  { context, scope }: Emitting,
  lenient: boolean,
) {
  const name = context.identifier(node);
  const variable = scope.resolve(name);
  if (variable) {
    return lenient
      ? variable
      : `(${variable}??v.unset(${variable},${context.site(node)}))`;
  }
  const method = lenient ? 'optional' : 'variable';
  return `r.${method}(g,${JSON.stringify(name)},${context.site(node)})`;
}

function emitLookup(node: Node, at: Emitting, lenient: boolean): string {
  const target = emitExpression(node.target!, at);
  const key = node.val!;
  if (key.typename === 'Literal' && isForbiddenMember(key.value)) {
    return at.context.fail(
      node,
      'looks up a member that templates cannot reach',
    );
  }
  const strict =
    key.typename === 'Literal' && typeof key.value === 'string'
      ? 'named'
      : 'member';
  const method = lenient ? 'optionalMember' : strict;
  return `v.${method}(${target},${emitExpression(key, at)},${at.context.site(
    node,
  )})`;
}

function emitCall(node: Node, at: Emitting): string {
  notePathKey(node, at);
  const positional = node.args!.children!.filter(
    arg => arg.typename !== 'KeywordArgs',
  );
  const keywords = node.args!.children!.find(
    arg => arg.typename === 'KeywordArgs',
  );
  const named = keywords ? emitDict(keywords, at) : 'none';
  return `r.call(${emitExpression(node.name!, at)},[${emitList(
    positional,
    at,
  )}],${named},${at.context.site(node)})`;
}

/** Remembers a literal key of the layout, so that a wrong one is found before anything is rendered. */
function notePathKey(node: Node, { context, scope }: Emitting): void {
  const name = node.name!.value;
  const [key] = node.args!.children!;
  if (
    (name === 'path' || name === 'module') &&
    !scope.resolve(name) &&
    key?.typename === 'Literal'
  ) {
    context.pathKeys.push({
      key: String(key.value),
      site: context.siteOf(node),
    });
  }
}

function emitGroup(node: Node, at: Emitting): string {
  if (node.children!.length !== 1) {
    return at.context.fail(
      node,
      'must hold one expression; write a list in [ ]',
    );
  }
  return `(${emitExpression(node.children![0]!, at)})`;
}

function emitDict(node: Node, at: Emitting): string {
  const entries = node.children!.map(pair => {
    const key = pair.key!;
    const name =
      key.typename === 'Literal' && typeof key.value === 'string'
        ? key.value
        : at.context.identifier(key);
    if (isForbiddenMember(name)) {
      return at.context.fail(
        pair,
        'creates a member that templates cannot have',
      );
    }
    return `[${JSON.stringify(name)},${emitExpression(
      pair.value as Node,
      at,
    )}]`;
  });
  return `v.mapping([${entries.join(',')}])`;
}

function emitShortCircuit(node: Node, at: Emitting, isAnd: boolean): string {
  const value = at.scope.temporary();
  const left = `v.truth(${value}=${emitExpression(
    node.left!,
    at,
  )},${at.context.site(node.left!)})`;
  const right = emitExpression(node.right!, at);
  return isAnd ? `(${left}?${right}:${value})` : `(${left}?${value}:${right})`;
}

function emitTest(node: Node, at: Emitting): string {
  const right = node.right!;
  const name = String((right.name ?? right).value);
  const test = templateTests.get(name);
  if (!test) {
    return at.context.fail(node, `uses the unknown test ${name}`);
  }
  const emit = test.acceptsUndefined ? emitLenient : emitExpression;
  const args = right.args ? right.args.children! : [];
  return `v.apply(${[
    at.context.entry(test),
    at.context.site(node),
    emit(node.left!, at),
    ...args.map(arg => emitExpression(arg, at)),
  ].join(',')})`;
}

function emitCompare(node: Node, at: Emitting): string {
  const { context } = at;
  if (node.ops!.length !== 1) {
    return context.fail(
      node,
      'compares more than two values; join two comparisons with and',
    );
  }
  const { type, expr } = node.ops![0]!;
  return `v.compare(${JSON.stringify(type)},${emitList(
    [node.expr!, expr!],
    at,
  )},${context.site(node)})`;
}
