/** Watches over everything a forge says and throws: nothing that was sent or answered may be in it. */
export class Discretion {
  readonly said: string[] = [];
  readonly onProgress = (message: string) => {
    this.said.push(message);
  };

  /** The error of work that has to fail; throws where it holds a canary or carries another error along. */
  async failureOf(work: Promise<unknown>): Promise<Error> {
    const error: Error = await work.then(
      () => Error('nothing failed'),
      thrown => thrown,
    );
    const all = [error.message, error.stack, JSON.stringify(error)];
    if (
      error.cause !== undefined ||
      [...all, ...this.said].some(text => text?.includes('canary'))
    ) {
      throw new Error('the failure or what was said before it is not discreet');
    }
    return error;
  }
}
