import { CustomErrorBase } from '@backstage/errors';

/** A place in a template: what was being evaluated, and where it stands. @public */
export interface TemplateSite {
  /** Relative to the template folder: `skeleton/base/{main}.njk`. */
  readonly file: string;
  /** Counted from one; absent where the file is not a template as a whole. */
  readonly line: number | undefined;
  readonly expression: string;
}

/** A template that cannot be compiled or rendered: the message names the file, the line and the expression. @public */
export class TemplateError extends CustomErrorBase {
  name = 'TemplateError' as const;

  /** An error at one place: `skeleton/base/a.njk:3: values.nam is not defined`. */
  static at(site: TemplateSite, problem: string): TemplateError {
    return new TemplateError(`${placeOf(site)}: ${site.expression} ${problem}`);
  }
}

/** Where a site is, for a message: `skeleton/base/{main}.njk:3`. */
export function placeOf({
  file,
  line,
}: Omit<TemplateSite, 'expression'>): string {
  return line === undefined ? file : `${file}:${line}`;
}
