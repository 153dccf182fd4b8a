import { isEntityKey } from '../manifest/readLayout';
import { Callable, CallArguments } from '../template/Callable';
import { isMapping } from '../template/members';
import { RenderRun, TemplateFunction, Variables } from '../template/RenderRun';
import { TemplateError } from '../template/TemplateError';
import { CompiledLayout } from './CompiledSkeleton';

/** The paths of one layout in one rendering, with the globals `path` and `module` over them. */
export class LayoutPaths {
  readonly #layout: CompiledLayout;
  readonly #name: string;
  readonly #known = new Map<string, string>();
  readonly #knownOfEntity = new WeakMap<Variables, Map<string, string>>();
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

  /** The output path of a key the layout has; `entity` for those of entities. */
  resolve(key: string, entity: Variables | undefined): string {
    const path = this.#layout.get(key)!;
    if (typeof path === 'string') return path;
    const known = entity ? this.#knownOf(entity) : this.#known;
    const resolved = known.get(key) ?? this.#evaluate(path, entity);
    known.set(key, resolved);
    return resolved;
  }

  /** `path` and `module` as a template sees them; inside of an entity's file the entity is implied. */
  globals(entity: Variables | undefined): Variables {
    return {
      path: new Callable('path', args => this.#answer(args, entity)),
      module: new Callable('module', args =>
        moduleOf(this.#answer(args, entity)),
      ),
    };
  }

  #knownOf(entity: Variables): Map<string, string> {
    const known = this.#knownOfEntity.get(entity) ?? new Map<string, string>();
    this.#knownOfEntity.set(entity, known);
    return known;
  }

  #evaluate(path: TemplateFunction, entity: Variables | undefined): string {
    const variables: Variables = Object.assign(
      Object.create(null),
      entity ? { entity } : {},
    );
    return path(this.#run!, variables, undefined);
  }

  #answer(args: CallArguments, implied: Variables | undefined): string {
    const [key, entity = args.named.entity ?? implied] = args.positional;
    if (typeof key !== 'string' || !this.#layout.has(key)) {
      throw TemplateError.at(
        args.site,
        `asks for a path that the layout ${this.#name} does not have`,
      );
    }
    if (!isEntityKey(key)) return this.resolve(key, undefined);
    if (!isMapping(entity)) {
      throw TemplateError.at(args.site, `needs the entity as second argument`);
    }
    return this.resolve(key, entity);
  }
}

function moduleOf(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}
