import { compileTemplate } from '../template/compileTemplate';
import { defaultLimits, RenderLimits } from '../template/limits';
import { freezeData } from '../template/members';
import { CompiledTemplate, RenderRun } from '../template/RenderRun';

/** What {@link renderText} works with. */
export interface RenderTextOptions {
  readonly values?: unknown;
  /** Name → source of the templates beside the one that is rendered. */
  readonly templates?: Readonly<Record<string, string>>;
  readonly limits?: Partial<RenderLimits>;
}

/** Compiles and renders one template called `t.njk`. */
export function renderText(
  text: string,
  { values = {}, templates = {}, limits = {} }: RenderTextOptions = {},
): string {
  const compiled = new Map<string, CompiledTemplate>(
    Object.entries({ ...templates, 't.njk': text }).map(([name, source]) => [
      name,
      compileTemplate({ name, file: name, text: source }),
    ]),
  );
  const run = new RenderRun({
    templates: compiled,
    globals: Object.assign(Object.create(null), { values: freezeData(values) }),
    limits: { ...defaultLimits, ...limits },
  });
  return run.render(compiled.get('t.njk')!, Object.create(null));
}
