/** Reads a stream of chunks in pieces of a given length. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes: as many as asked for, fewer only where the stream ends. */
  async read(length: number): Promise<Buffer> {
    while (this.#rest.byteLength < length) {
      const next = await this.#chunks.next();
      if (next.done) {
        break;
      }
      this.#rest = Buffer.concat([this.#rest, next.value]);
    }
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(bytes.byteLength);
    return bytes;
  }
}
