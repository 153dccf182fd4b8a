import { Emitting, emitExpression } from './emitExpression';
import { emitBody } from './emitStatement';
import { Node } from './parseTemplate';
import { Scope } from './Scope';

/** JavaScript that makes a macro; its parameters are its own, everything else is looked up where it stands. */
export function emitMacro(node: Node, at: Emitting): string {
  return emitCallable(node, at, at.context.identifier(node.name!));
}

/** JavaScript for the body of a `call` block, which the called macro reaches as `caller()`. */
export function emitCaller(node: Node, at: Emitting): string {
  return emitCallable(node, at, 'caller');
}

interface Parameter {
  readonly name: string;
  readonly fallback?: Node;
}

function emitCallable(node: Node, at: Emitting, name: string): string {
  const parameters = parametersOf(node, at);
  const scope = at.scope.child('macro');
  const inner = { context: at.context, scope };
  const names = parameters.map(({ name: parameter }) => parameter);
  const bound = names.map(parameter => scope.bind(parameter));
  const caller = name === 'caller' ? undefined : bindCaller(scope);
  const defaults = parameters.map(({ fallback }, index) =>
    fallback
      ? `if(${bound[index]}===undefined)${bound[index]}=${emitExpression(
          fallback,
          inner,
        )};`
      : '',
  );
  const body = emitBody(node.body!, inner);
  const signature = [...bound, ...(caller ? [caller] : [])].join(',');
  return `r.macro(${JSON.stringify(name)},${JSON.stringify(
    names,
  )},function(${signature}){${declare(scope)}${defaults.join(
    '',
  )}let o="";${body}return o;},${at.context.site(node, name)})`;
}

function bindCaller(scope: Scope): string {
  return scope.bind('caller');
}

function parametersOf(node: Node, { context }: Emitting): Parameter[] {
  const children = (node.args?.children ?? []) as readonly Node[];
  return children.flatMap(arg =>
    arg.typename === 'KeywordArgs'
      ? arg.children!.map(pair => ({
          name: context.identifier(pair.key!),
          fallback: pair.value as Node,
        }))
      : [{ name: context.identifier(arg) }],
  );
}

/** Declarations for the head of a function. */
export function declare(scope: Scope): string {
  const names = [...scope.temporaries, ...scope.declared];
  return names.length > 0 ? `let ${names.join(',')};` : '';
}
