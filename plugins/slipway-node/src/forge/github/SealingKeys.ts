import { PipelineScope, SealingKey } from './PipelineScope';

/** Reads a place's key when it is first needed and once more after it was refused, whoever asks. */
export class SealingKeys {
  readonly #scope: PipelineScope;
  #first?: Promise<SealingKey>;
  #second?: Promise<SealingKey>;

  constructor(scope: PipelineScope) {
    this.#scope = scope;
  }

  /** The key to seal with. */
  current(): Promise<SealingKey> {
    this.#first ??= this.#scope.readKey();
    return this.#second ?? this.#first;
  }

  /** The key to seal with after one was refused; the same one where GitHub has no other. */
  after(refused: SealingKey): Promise<SealingKey> {
    this.#second ??= this.#scope.readKey();
    return this.#second.then(key => (key.id === refused.id ? refused : key));
  }
}
