import { Node } from './parseTemplate';
import { printExpression } from './printExpression';
import { TemplateSite, TemplateError } from './TemplateError';

/** A filter or a test. */
interface Entry {
  apply(value: unknown, ...args: readonly unknown[]): unknown;
}

/** Collects what the code generated from one template refers to. */
export class EmitContext {
  readonly sites: TemplateSite[] = [];
  /** The filters and tests that are used. */
  readonly entries: Entry[] = [];
  /** Names of the templates that are included or imported, with the place. */
  readonly references: {
    readonly name: string;
    readonly site: TemplateSite;
  }[] = [];
  /** Keys that `path` and `module` are called with, with the place. */
  readonly pathKeys: { readonly key: string; readonly site: TemplateSite }[] =
    [];
  readonly #file: string;
  readonly #isWhole: boolean;

  /** `isWhole` where the file is a template, whose lines are worth telling. */
  constructor(file: string, isWhole: boolean) {
    this.#file = file;
    this.#isWhole = isWhole;
  }

  siteOf(node: Node, expression?: string): TemplateSite {
    return {
      file: this.#file,
      line: this.#isWhole ? node.lineno + 1 : undefined,
      expression: expression ?? printExpression(node),
    };
  }

  /** Code that yields a filter or a test at run time. */
  entry(entry: Entry): string {
    this.entries.push(entry);
    return `f[${this.entries.length - 1}]`;
  }

  /** Code that yields the node's {@link TemplateSite} at run time. */
  site(node: Node, expression?: string): string {
    this.sites.push(this.siteOf(node, expression));
    return `s[${this.sites.length - 1}]`;
  }

  fail(node: Node, problem: string, expression?: string): never {
    throw TemplateError.at(this.siteOf(node, expression), problem);
  }

  /** The name of a variable, parameter or member; anything but a plain identifier is refused. */
  identifier(node: Node): string {
    const name = node.value;
    if (
      node.typename !== 'Symbol' ||
      typeof name !== 'string' ||
      !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
    ) {
      return this.fail(node, 'is not a name');
    }
    return name;
  }
}
