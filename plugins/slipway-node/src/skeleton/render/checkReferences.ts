import { Problems } from '../manifest/Problems';
import { CompilationResult } from '../template/compileTemplate';
import { placeOf } from '../template/TemplateError';
import { CompiledLayout } from './CompiledSkeleton';

/** What {@link checkReferences} looks at. */
export interface CheckReferencesOptions {
  readonly templates: ReadonlyMap<string, CompilationResult>;
  readonly layouts: ReadonlyMap<string, CompiledLayout>;
  readonly problems: Problems;
}

/** Finds templates that include what is not there or ask for a path that no layout has. */
export function checkReferences(options: CheckReferencesOptions): void {
  const { templates, layouts, problems } = options;
  for (const { references, pathKeys } of templates.values()) {
    for (const { name, site } of references) {
      if (!templates.has(name)) {
        problems.add(
          placeOf(site),
          `${JSON.stringify(
            name,
          )} is not a template of this skeleton; names are relative to skeleton/`,
        );
      }
    }
    for (const { key, site } of pathKeys) {
      if (![...layouts.values()].some(layout => layout.has(key))) {
        problems.add(
          placeOf(site),
          `${site.expression} asks for a path that no layout has`,
        );
      }
    }
  }
}
