import { EmitContext } from './EmitContext';
import { emitCondition } from './emitExpression';
import { declare } from './emitMacro';
import { emitTemplate } from './emitStatement';
import * as operations from './operations';
import { parseTemplate } from './parseTemplate';
import {
  CompiledTemplate,
  TemplateFunction,
  RenderRun,
  Variables,
} from './RenderRun';
import { Scope } from './Scope';
import { TemplateSite, TemplateError } from './TemplateError';

/** What a template refers to, besides being {@link CompiledTemplate | compiled}. */
export interface CompilationResult extends CompiledTemplate {
  /** Templates it includes or imports. */
  readonly references: readonly {
    readonly name: string;
    readonly site: TemplateSite;
  }[];
  /** Keys of the layout it asks `path` and `module` for. */
  readonly pathKeys: readonly {
    readonly key: string;
    readonly site: TemplateSite;
  }[];
}

/** What to compile. */
export interface TemplateSource {
  /** What `include` and `import` call it. */
  readonly name: string;
  /** What messages call it. */
  readonly file: string;
  readonly text: string;
  /** True where it is only a value in the file. */
  readonly isPart?: boolean;
}

const values = Object.freeze({ ...operations });

/**
 * Compiles a template to a function, by nunjucks' parser and a generator of our own.
 *
 * The generated code holds the template's texts only as JSON strings and reaches everything else
 * through the two objects it is given, so there is no name in it that an author has chosen.
 * Throws a {@link TemplateError}.
 */
export function compileTemplate(source: TemplateSource): CompilationResult {
  const { name, file, text, isPart = false } = source;
  const context = new EmitContext(file, !isPart);
  const root = parseTemplate(file, text, !isPart);
  const code = emitTemplate(root, { context, scope: Scope.root() });
  return {
    name,
    source: {
      file,
      line: isPart ? undefined : 1,
      expression: 'the template',
    },
    references: context.references,
    pathKeys: context.pathKeys,
    render: build<TemplateFunction>(code, context),
  };
}

/** A condition of a manifest (`when: values.docs == 'techdocs'`) as a function. */
export function compileCondition(
  file: string,
  expression: string,
): (run: RenderRun, variables: Variables) => boolean {
  const root = parseTemplate(file, `\${{ ${expression} }}`, false);
  const [output, ...rest] = root.children!;
  if (
    rest.length > 0 ||
    output?.typename !== 'Output' ||
    output.children![0]!.typename === 'TemplateData'
  ) {
    throw new TemplateError(`${file}: ${expression} is not an expression`);
  }
  const context = new EmitContext(file, false);
  const scope = Scope.root();
  const condition = emitCondition(output.children![0]!, { context, scope });
  return build(`${declare(scope)}return ${condition};`, context);
}

/** A text with placeholders of a manifest (`src/${{ entity.snake }}.py`) as a function. */
export function compileText(file: string, text: string): TemplateFunction {
  return compileTemplate({ name: text, file, text, isPart: true }).render;
}

function build<TFunction>(code: string, context: EmitContext): TFunction {
  // The parentheses make V8 compile the function now and not at its first call.
  // eslint-disable-next-line no-new-func
  const factory = new Function(
    'v',
    's',
    'f',
    `"use strict";const none=undefined;return (function(r,g,x){${code}});`,
  );
  const { sites, entries } = context;
  return factory(values, Object.freeze(sites), Object.freeze(entries));
}
