import { Callable } from './Callable';
import { RenderLimits } from './limits';
import { describeValue } from './members';
import { scalar } from './operations';
import { TemplateSite, TemplateError } from './TemplateError';

/** Variables without a prototype. */
export type Variables = Readonly<Record<string, unknown>>;

/** What a template exports to `import`: filled while it runs. */
export type Exports = [string, unknown][];

/** A template as a function. */
export type TemplateFunction = (
  run: RenderRun,
  variables: Variables,
  exported: Exports | undefined,
) => string;

/** A template that was compiled. */
export interface CompiledTemplate {
  /** Relative to the skeleton's root. */
  readonly name: string;
  readonly source: TemplateSite;
  readonly render: TemplateFunction;
}

/** What a {@link RenderRun} works with. */
export interface RenderRunOptions {
  readonly templates: ReadonlyMap<string, CompiledTemplate>;
  /** What every template sees, imported ones too. */
  readonly globals: Variables;
  readonly limits: RenderLimits;
}

/** Rendering of all files of one tree: the state that generated code needs, and the bounds it is held to. */
export class RenderRun {
  readonly #options: RenderRunOptions;
  readonly #imports = new Map<string, Variables>();
  readonly #deadline: number;
  #steps = 0;
  #depth = 0;
  #characters = 0;

  constructor(options: RenderRunOptions) {
    this.#options = options;
    this.#deadline = performance.now() + options.limits.milliseconds;
  }

  /** The text of one file. */
  render(template: CompiledTemplate, variables: Variables): string {
    const text = this.#run(template, variables, undefined);
    const { totalCharacters } = this.#options.limits;
    this.#characters += text.length;
    if (this.#characters > totalCharacters) {
      throw TemplateError.at(
        template.source,
        `takes the rendered files over ${totalCharacters} characters`,
      );
    }
    return text;
  }

  variable(variables: Variables, name: string, site: TemplateSite): unknown {
    const value = this.optional(variables, name);
    if (value === undefined) {
      throw TemplateError.at(site, 'is not defined');
    }
    return value;
  }

  /** Neither of the two has a prototype, so what they have is their own. */
  optional(variables: Variables, name: string): unknown {
    const value = variables[name];
    return value === undefined ? this.#options.globals[name] : value;
  }

  /** A value on its way into the output. */
  text(value: unknown, site: TemplateSite): string {
    const text = typeof value === 'string' ? value : scalar(value, site);
    this.#checkLength(text, site);
    return text;
  }

  /** Counts an iteration; `output` is what the loop adds to. */
  step(output: string, site: TemplateSite): void {
    this.#steps += 1;
    if (this.#steps > this.#options.limits.steps) {
      throw TemplateError.at(
        site,
        `takes the render over ${this.#options.limits.steps} steps`,
      );
    }
    if (this.#steps % 1024 === 0 && performance.now() > this.#deadline) {
      throw TemplateError.at(
        site,
        `takes the render over ${this.#options.limits.milliseconds} ms`,
      );
    }
    this.#checkLength(output, site);
  }

  call(
    target: unknown,
    positional: readonly unknown[],
    named: Variables | undefined,
    site: TemplateSite,
  ): unknown {
    if (!(target instanceof Callable)) {
      throw TemplateError.at(
        site,
        `calls ${describeValue(
          target,
        )}; only macros and listed functions can be called`,
      );
    }
    this.step('', site);
    return this.#nested(site, () =>
      target.invoke({ positional, named: named ?? Object.create(null), site }),
    );
  }

  macro(
    name: string,
    parameters: readonly string[],
    body: (...args: unknown[]) => string,
  ): Callable {
    return new Callable(name, ({ positional, named, site }) => {
      if (positional.length > parameters.length) {
        throw TemplateError.at(site, `has more arguments than ${name} takes`);
      }
      const args: unknown[] = parameters.map((parameter, index) =>
        index < positional.length ? positional[index] : named[parameter],
      );
      for (const key of Object.keys(named)) {
        const index = parameters.indexOf(key);
        if (key !== 'caller' && (index < 0 || index < positional.length)) {
          throw TemplateError.at(
            site,
            `has an argument ${key} that ${name} does not take`,
          );
        }
      }
      return body(...args, named.caller);
    });
  }

  /** A template of the skeleton as a mapping of what it defines; made once a run. */
  import(name: string, site: TemplateSite): Variables {
    const known = this.#imports.get(name);
    if (known) return known;
    const exported: Exports = [];
    const result: Record<string, unknown> = Object.create(null);
    this.#nested(site, () =>
      this.#run(this.#template(name, site), Object.create(null), exported),
    );
    for (const [key, value] of exported) {
      if (value !== undefined) result[key] = value;
    }
    this.#imports.set(name, Object.freeze(result));
    return result;
  }

  /** The text of another template, which sees the variables of the including one. */
  include(
    name: string,
    variables: Variables,
    visible: readonly (readonly [string, unknown])[],
    site: TemplateSite,
  ): string {
    const inner: Record<string, unknown> = Object.assign(
      Object.create(null),
      variables,
    );
    for (const [key, value] of visible) {
      if (value !== undefined) inner[key] = value;
    }
    this.step('', site);
    return this.#nested(site, () =>
      this.#run(this.#template(name, site), inner, undefined),
    );
  }

  #run(
    template: CompiledTemplate,
    variables: Variables,
    exported: Exports | undefined,
  ): string {
    const text = this.#guard(template, () =>
      template.render(this, variables, exported),
    );
    this.#checkLength(text, template.source);
    return text;
  }

  /** What JavaScript itself refuses (a text of gigabytes, a call too deep) is the template's error too. */
  #guard(template: CompiledTemplate, work: () => string): string {
    try {
      return work();
    } catch (error) {
      if (error instanceof RangeError) {
        throw TemplateError.at(
          template.source,
          `cannot be rendered: ${error.message}`,
        );
      }
      throw error;
    }
  }

  #template(name: string, site: TemplateSite): CompiledTemplate {
    const template = this.#options.templates.get(name);
    if (!template) {
      throw TemplateError.at(site, 'is not a template of this skeleton');
    }
    return template;
  }

  #nested<T>(site: TemplateSite, work: () => T): T {
    this.#depth += 1;
    if (this.#depth > this.#options.limits.depth) {
      throw TemplateError.at(
        site,
        `nests more than ${this.#options.limits.depth} macros and includes`,
      );
    }
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  #checkLength(text: string, site: TemplateSite): void {
    if (text.length > this.#options.limits.characters) {
      throw TemplateError.at(
        site,
        `makes more than ${this.#options.limits.characters} characters`,
      );
    }
  }
}
