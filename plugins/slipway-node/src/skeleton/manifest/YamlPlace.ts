import { parseDocument } from 'yaml';
import { firstLine } from './firstLine';
import { Problems } from './Problems';

/** A value in a YAML file and where it is; reading what is not there, or is misshapen, is a problem. */
export class YamlPlace {
  readonly value: unknown;
  readonly #file: string;
  readonly #path: string;
  readonly #problems: Problems;

  private constructor(
    value: unknown,
    place: { file: string; path: string; problems: Problems },
  ) {
    this.value = value;
    this.#file = place.file;
    this.#path = place.path;
    this.#problems = place.problems;
  }

  /** The root of a file; `undefined` where it is not YAML, which is then a problem. */
  static parse(
    file: string,
    text: string | undefined,
    problems: Problems,
  ): YamlPlace | undefined {
    if (text === undefined) return undefined;
    const document = parseDocument(text, { stringKeys: true });
    if (document.errors.length > 0) {
      for (const { message } of document.errors) {
        problems.add(file, `is not YAML: ${firstLine(message)}`);
      }
      return undefined;
    }
    return new YamlPlace(document.toJS(), { file, path: '', problems });
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Where this is, for a message: `skeleton.yaml: layers[0].when`. */
  get place(): string {
    return this.#path === '' ? this.#file : `${this.#file}: ${this.#path}`;
  }

  report(message: string): void {
    this.#problems.add(this.place, message);
  }

  member(key: string): YamlPlace {
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    const own = isRecord(this.value) && Object.hasOwn(this.value, key);
    return this.#at(own ? this.value[key] : undefined, path);
  }

  /** The members of a mapping by name; where only some names are known, any other is a problem. */
  members(
    known?: readonly string[],
  ): readonly (readonly [string, YamlPlace])[] {
    if (this.isAbsent) return [];
    if (!isRecord(this.value)) {
      this.report('must be a mapping');
      return [];
    }
    const keys = Object.keys(this.value);
    for (const key of known ? keys.filter(name => !known.includes(name)) : []) {
      this.member(key).report(
        `is not known here; choose from ${known!.join(', ')}`,
      );
    }
    return keys.map(key => [key, this.member(key)]);
  }

  /** The elements of a list; none where it is absent. */
  elements(): readonly YamlPlace[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) {
      this.report('must be a list');
      return [];
    }
    return this.value.map((item, index) =>
      this.#at(item, `${this.#path}[${index}]`),
    );
  }

  /** A text that is not empty; its absence is a problem too. */
  text(): string {
    if (typeof this.value === 'string' && this.value !== '') return this.value;
    this.report(this.isAbsent ? 'is required' : 'must be a text');
    return '';
  }

  /** A text of a list. */
  choice<TChoice extends string>(
    choices: readonly [TChoice, ...TChoice[]],
  ): TChoice {
    const found = choices.find(choice => choice === this.value);
    if (found === undefined) {
      this.report(
        this.isAbsent
          ? `is required; choose from ${choices.join(', ')}`
          : `${JSON.stringify(
              this.value,
            )} is not known; choose from ${choices.join(', ')}`,
      );
    }
    return found ?? choices[0];
  }

  #at(value: unknown, path: string): YamlPlace {
    return new YamlPlace(value, {
      file: this.#file,
      path,
      problems: this.#problems,
    });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
