/** What the emitter knows about one function of the generated code. */
interface FunctionScope {
  /** Names to declare at the head of the function. */
  readonly temporaries: string[];
}

/**
 * The variables a place in a template can see, resolved while compiling.
 *
 * Generated names are counters, so no text of a template ever becomes an identifier.
 */
export class Scope {
  readonly parent: Scope | undefined;
  readonly kind: 'root' | 'loop' | 'macro';
  /** Generated names to declare where the scope begins. */
  readonly declared: string[] = [];
  readonly #variables = new Map<string, string>();
  readonly #function: FunctionScope;
  readonly #counter: { next: number };

  private constructor(kind: Scope['kind'], parent: Scope | undefined) {
    this.kind = kind;
    this.parent = parent;
    this.#counter = parent ? parent.#counter : { next: 0 };
    this.#function =
      parent && kind === 'loop' ? parent.#function : { temporaries: [] };
  }

  static root(): Scope {
    return new Scope('root', undefined);
  }

  child(kind: 'loop' | 'macro'): Scope {
    return new Scope(kind, this);
  }

  get temporaries(): readonly string[] {
    return this.#function.temporaries;
  }

  /** A new generated name that the caller declares itself. */
  unique(prefix: string): string {
    this.#counter.next += 1;
    return `${prefix}${this.#counter.next}`;
  }

  /** A new generated name, declared at the head of the function. */
  temporary(): string {
    const name = this.unique('t');
    this.#function.temporaries.push(name);
    return name;
  }

  /** Gives a variable to this scope; the generated name is declared where the scope begins. */
  declare(name: string): string {
    const known = this.#variables.get(name);
    if (known) return known;
    const generated = this.unique('v');
    this.#variables.set(name, generated);
    this.declared.push(generated);
    return generated;
  }

  /** Gives a variable to this scope under a generated name that is a parameter. */
  bind(name: string): string {
    const generated = this.unique('p');
    this.#variables.set(name, generated);
    return generated;
  }

  resolve(name: string): string | undefined {
    return this.#variables.get(name) ?? this.parent?.resolve(name);
  }

  /** Where `set` writes: an enclosing scope's variable up to the macro's border, else a new one here. */
  assign(name: string): string {
    return this.#lookupForWrite(name) ?? this.declare(name);
  }

  /** Every visible variable with its generated name, inner ones last. */
  visible(): ReadonlyMap<string, string> {
    return new Map([
      ...(this.parent?.visible() ?? []),
      ...this.#variables.entries(),
    ]);
  }

  #lookupForWrite(name: string): string | undefined {
    const own = this.#variables.get(name);
    if (own || this.kind === 'macro') return own;
    return this.parent ? this.parent.#lookupForWrite(name) : undefined;
  }
}
