import { Subject, subjectOf } from '../manifest/readLayout';
import { Callable, CallArguments } from '../template/Callable';
import { isMapping } from '../template/members';
import { RenderRun, TemplateFunction, Variables } from '../template/RenderRun';
import { TemplateError } from '../template/TemplateError';
import { CompiledLayout } from './CompiledSkeleton';

/** The entity and the environment a file is rendered for. */
export type Implied = { readonly [subject in Subject]?: Variables };

/** The paths of one layout in one rendering, with the globals `path` and `module` over them. */
export class LayoutPaths {
  readonly #layout: CompiledLayout;
  readonly #name: string;
  readonly #known = new Map<string, string>();
  readonly #knownOfSubject = new WeakMap<Variables, Map<string, string>>();
  #run: RenderRun | undefined;

  constructor(name: string, layout: CompiledLayout) {
    this.#name = name;
    this.#layout = layout;
  }

  /** Set once the run is there, which itself needs the globals made from this. */
  attach(run: RenderRun): void {
    this.#run = run;
  }

  has(key: string): boolean {
    return this.#layout.has(key);
  }

  /** The output path of a key the layout has; `value` is the entity or environment where the key is of one. */
  resolve(key: string, value: Variables | undefined): string {
    const path = this.#layout.get(key)!;
    if (typeof path === 'string') return path;
    const known = value ? this.#knownOf(value) : this.#known;
    const resolved = known.get(key) ?? this.#evaluate(key, path, value);
    known.set(key, resolved);
    return resolved;
  }

  /** `path` and `module` as a template sees them; inside of an entity's or environment's file it is implied. */
  globals(implied: Implied): Variables {
    return {
      path: new Callable('path', args => this.#answer(args, implied)),
      module: new Callable('module', args =>
        moduleOf(this.#answer(args, implied)),
      ),
    };
  }

  #knownOf(value: Variables): Map<string, string> {
    const known = this.#knownOfSubject.get(value) ?? new Map<string, string>();
    this.#knownOfSubject.set(value, known);
    return known;
  }

  #evaluate(
    key: string,
    path: TemplateFunction,
    value: Variables | undefined,
  ): string {
    const subject = subjectOf(key);
    const variables: Variables = Object.assign(
      Object.create(null),
      subject && value ? { [subject]: value } : {},
    );
    return path(this.#run!, variables, undefined);
  }

  #answer(args: CallArguments, implied: Implied): string {
    const [key, given] = args.positional;
    if (typeof key !== 'string' || !this.#layout.has(key)) {
      throw TemplateError.at(
        args.site,
        `asks for a path that the layout ${this.#name} does not have`,
      );
    }
    const subject = subjectOf(key);
    if (!subject) return this.resolve(key, undefined);
    const value = given ?? args.named[subject] ?? implied[subject];
    if (!isMapping(value)) {
      throw TemplateError.at(
        args.site,
        `needs the ${subject} as second argument`,
      );
    }
    return this.resolve(key, value);
  }
}

function moduleOf(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}
