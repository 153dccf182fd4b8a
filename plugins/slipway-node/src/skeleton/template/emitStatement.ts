import { Emitting, emitCondition, emitExpression } from './emitExpression';
import { declare, emitMacro } from './emitMacro';
import { Node } from './parseTemplate';
import { Scope } from './Scope';

type Emitter = (node: Node, at: Emitting) => string;

const emitters: Readonly<Record<string, Emitter>> = {
  Root: emitBody,
  NodeList: emitBody,
  If: emitIf,
  For: emitFor,
  Set: emitSet,
  Switch: emitSwitch,
  Macro: emitMacroStatement,
  Import: emitImport,
  FromImport: emitFromImport,
  Include: emitInclude,
};

/** JavaScript for a list of statements; output is appended to `o`. */
export function emitBody(node: Node, at: Emitting): string {
  const code: string[] = [];
  let outputs: Node[] = [];
  for (const child of node.children ?? []) {
    if (child.typename === 'Output') {
      outputs.push(child);
    } else {
      code.push(emitOutputs(outputs, at), emitStatement(child, at));
      outputs = [];
    }
  }
  return [...code, emitOutputs(outputs, at)].join('');
}

/** An expression that evaluates to the text the body puts out. */
export function emitCapture(node: Node, at: Emitting): string {
  return `(()=>{let o="";${emitBody(node.body!, at)}return o;})()`;
}

function emitStatement(node: Node, at: Emitting): string {
  const emitter = emitters[node.typename];
  if (!emitter) {
    return at.context.fail(
      node,
      'is not supported in skeletons',
      `{% ${node.typename.toLowerCase()} %}`,
    );
  }
  return emitter(node, at);
}

/** What an output adds, as an expression; `undefined` where that is nothing. */
function emitPart(node: Node, at: Emitting): string | undefined {
  if (node.typename === 'TemplateData') {
    return node.value === '' ? undefined : JSON.stringify(node.value);
  }
  return `r.text(${emitExpression(node, at)},${at.context.site(node)})`;
}

/** One assignment for neighbouring outputs: interpreted code is paid by the instruction. */
function emitOutputs(nodes: readonly Node[], at: Emitting): string {
  const parts = nodes
    .flatMap(node => node.children!)
    .map(child => emitPart(child, at))
    .filter(part => part !== undefined);
  return parts.length > 0 ? `o+=${parts.join('+')};\n` : '';
}

function emitIf(node: Node, at: Emitting): string {
  const otherwise = node.else_
    ? `else{${
        node.else_.typename === 'If'
          ? emitIf(node.else_, at)
          : emitBody(node.else_, at)
      }}`
    : '';
  return `if(${emitCondition(node.cond!, at)}){${emitBody(
    node.body!,
    at,
  )}}${otherwise}\n`;
}

function emitFor(node: Node, at: Emitting): string {
  const { context } = at;
  const scope = at.scope.child('loop');
  const items = scope.unique('a');
  const index = scope.unique('i');
  const item = scope.unique('e');
  const source = emitExpression(node.arr!, at);
  const site = context.site(node.arr!);
  const binding = emitLoopVariables({ node, at, scope, item });
  const loop = scope.bind('loop');
  const body = emitBody(node.body!, { context, scope });
  const otherwise = node.else_
    ? `if(${items}.length===0){${emitBody(node.else_, at)}}`
    : '';
  const state = body.includes(loop)
    ? `const ${loop}=v.loop(${index},${items}.length);`
    : '';
  const head = `let ${index}=0;${index}<${items}.length;${index}++`;
  const step = `r.step(o,${site});let ${item}=${items}[${index}];${state}`;
  return `{const ${items}=v.items(${source},${site});${declareOwn(
    scope,
  )}for(${head}){${step}${binding}${body}}${otherwise}}\n`;
}

interface LoopVariables {
  readonly node: Node;
  readonly at: Emitting;
  readonly scope: Scope;
  readonly item: string;
}

function emitLoopVariables({ node, at, scope, item }: LoopVariables): string {
  if (node.name!.typename !== 'Array') {
    const name = scope.bind(at.context.identifier(node.name as Node));
    return `let ${name}=${item};`;
  }
  return node
    .name!.children!.map((target, position) => {
      const name = scope.bind(at.context.identifier(target));
      return `let ${name}=v.member(${item},${position},${at.context.site(
        target,
      )});`;
    })
    .join('');
}

function declareOwn(scope: Scope): string {
  return scope.declared.length > 0 ? `let ${scope.declared.join(',')};` : '';
}

function emitSet(node: Node, at: Emitting): string {
  const captured = node.body as Node | undefined;
  const value = captured
    ? emitSetBody(captured, at)
    : emitExpression(node.value as Node, at);
  const targets = node.targets!.map(target =>
    at.scope.assign(at.context.identifier(target)),
  );
  return `${targets.join('=')}=${value};\n`;
}

function emitSetBody(node: Node, at: Emitting): string {
  return emitCapture(node, at);
}

function emitSwitch(node: Node, at: Emitting): string {
  const value = at.scope.temporary();
  const cases = node.cases!.map(
    branch =>
      `if(${value}===${emitExpression(branch.cond!, at)}){${emitBody(
        branch.body!,
        at,
      )}}else `,
  );
  const otherwise = node.default ? emitBody(node.default, at) : '';
  return `${value}=${emitExpression(node.expr!, at)};${cases.join(
    '',
  )}{${otherwise}}\n`;
}

function emitMacroStatement(node: Node, at: Emitting): string {
  if (at.scope.kind !== 'root') {
    return at.context.fail(
      node,
      'must stand outside of loops and other macros',
      `{% macro ${String(node.name!.value)} %}`,
    );
  }
  const variable = at.scope.declare(at.context.identifier(node.name!));
  return `${variable}=${emitMacro(node, at)};\n`;
}

function emitTemplateName(node: Node, { context }: Emitting): string {
  const template = node.template!;
  if (template.typename !== 'Literal' || typeof template.value !== 'string') {
    return context.fail(template, 'must be the name of a template, in quotes');
  }
  context.references.push({
    name: template.value,
    site: context.siteOf(template),
  });
  return JSON.stringify(template.value);
}

function emitImport(node: Node, at: Emitting): string {
  const name = emitTemplateName(node, at);
  const variable = at.scope.assign(at.context.identifier(node.target!));
  return `${variable}=r.import(${name},${at.context.site(node.template!)});\n`;
}

function emitFromImport(node: Node, at: Emitting): string {
  const name = emitTemplateName(node, at);
  const source = at.scope.temporary();
  const site = at.context.site(node.template!);
  const names = node.names!.children!.map(child => {
    const [from, to] =
      child.typename === 'Pair'
        ? [child.key!, child.value as Node]
        : [child, child];
    const variable = at.scope.assign(at.context.identifier(to));
    const imported = JSON.stringify(at.context.identifier(from));
    return `${variable}=v.imported(${source},${imported},${site});`;
  });
  return `${source}=r.import(${name},${site});${names.join('')}\n`;
}

function emitInclude(node: Node, at: Emitting): string {
  if (node.ignoreMissing) {
    return at.context.fail(
      node.template!,
      'is included with "ignore missing"; every included template must exist',
    );
  }
  const name = emitTemplateName(node, at);
  const visible = [...at.scope.visible()].map(
    ([variable, generated]) => `[${JSON.stringify(variable)},${generated}]`,
  );
  return `o+=r.include(${name},g,[${visible.join(',')}],${at.context.site(
    node.template!,
  )});\n`;
}

/** The source of a function body `(r, g, s, none) → text`, which also tells `x` what the template exports. */
export function emitTemplate(node: Node, at: Emitting): string {
  const body = emitBody(node, at);
  const exported = [...at.scope.visible()].map(
    ([name, generated]) => `x.push([${JSON.stringify(name)},${generated}]);`,
  );
  return `${declare(at.scope)}let o="";${body}if(x){${exported.join(
    '',
  )}}return o;`;
}
