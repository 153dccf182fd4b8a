import { StringDecoder } from 'node:string_decoder';

/** What a git server says of its work, as lines: a packet may end anywhere, in the middle of a character too. */
export class LinesOfProgress {
  readonly #decoder = new StringDecoder();
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Takes a packet. */
  take(content: Buffer): void {
    const lines = `${this.#rest}${this.#decoder.write(content)}`.split('\n');
    this.#rest = lines.pop() ?? '';
    lines.forEach(line => this.#tell(line));
  }

  /** Tells what is left where the last line has no end. */
  end(): void {
    this.#tell(this.#rest);
    this.#rest = '';
  }

  /** Git overwrites a line of progress after a carriage return: only its last state is worth a line here. */
  #tell(line: string): void {
    const last = line.split('\r').filter(Boolean).pop()?.trim();
    if (last) {
      this.#onLine(last);
    }
  }
}
