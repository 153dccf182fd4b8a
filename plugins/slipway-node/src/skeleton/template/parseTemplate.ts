import * as nunjucks from 'nunjucks';
import { TemplateError } from './TemplateError';

/** A node of nunjucks' syntax tree; which of the optional members are there follows from `typename`. */
export interface Node {
  readonly typename: string;
  readonly lineno: number;
  readonly colno: number;
  readonly children?: readonly Node[];
  readonly value?: unknown;
  readonly name?: Node;
  readonly args?: Node;
  readonly body?: Node;
  readonly cond?: Node;
  readonly else_?: Node | null;
  readonly arr?: Node;
  readonly target?: Node;
  readonly targets?: readonly Node[];
  readonly val?: Node;
  readonly left?: Node;
  readonly right?: Node;
  readonly expr?: Node;
  readonly ops?: readonly (Node & { readonly type: string })[];
  readonly cases?: readonly Node[];
  readonly default?: Node | null;
  readonly key?: Node;
  readonly template?: Node;
  readonly names?: Node;
  readonly withContext?: boolean | null;
  readonly ignoreMissing?: boolean | null;
}

interface Parser {
  parse(source: string, extensions: readonly never[], options: object): Node;
}

const { parser } = nunjucks as unknown as { readonly parser: Parser };

const syntax = {
  trimBlocks: true,
  lstripBlocks: true,
  tags: {
    blockStart: '{%',
    blockEnd: '%}',
    variableStart: '${{',
    variableEnd: '}}',
    commentStart: '{#',
    commentEnd: '#}',
  },
};

/** The syntax tree of a template; throws a {@link TemplateError} that names the file and the line. */
export function parseTemplate(
  file: string,
  source: string,
  isWhole: boolean,
): Node {
  try {
    return parser.parse(source, [], syntax);
  } catch (error) {
    const { lineno } = error as { lineno?: number };
    const message = String((error as Error).message)
      .replace(/^(Template render error: )?\(unknown path\)/, '')
      .replace(/^ *\[Line \d+, Column \d+\]/, '')
      .replace(/^\s*(parse\w+: )?/, '')
      .trim();
    throw new TemplateError(
      `${file}${
        isWhole ? `:${lineno ?? 1}` : ''
      }: the template cannot be read: ${message}`,
    );
  }
}
