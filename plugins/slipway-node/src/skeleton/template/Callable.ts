import { TemplateSite } from './TemplateError';

/** What a call in a template hands over. */
export interface CallArguments {
  readonly positional: readonly unknown[];
  /** Without a prototype. */
  readonly named: Readonly<Record<string, unknown>>;
  readonly site: TemplateSite;
}

/**
 * The only thing a template can call: a macro or a listed global.
 *
 * Not a function, so that nothing a template can reach ever leads to `Function`.
 */
export class Callable {
  readonly name: string;
  readonly #call: (args: CallArguments) => unknown;

  constructor(name: string, call: (args: CallArguments) => unknown) {
    this.name = name;
    this.#call = call;
    Object.freeze(this);
  }

  invoke(args: CallArguments): unknown {
    return this.#call(args);
  }
}
