/** The bounds of one render; a template that passes one fails with an error instead of filling memory or time. */
export interface RenderLimits {
  /** Characters of one file, and of any text on the way to it. */
  readonly characters: number;
  /** Characters of all files together. */
  readonly totalCharacters: number;
  /** Loop iterations and macro calls of all files together. */
  readonly steps: number;
  /** Macros and includes inside of each other. */
  readonly depth: number;
  /** For all files together. */
  readonly milliseconds: number;
}

/** Far above what a service needs: 5,000 files of 20 kB. */
export const defaultLimits: RenderLimits = {
  characters: 8_000_000,
  totalCharacters: 100_000_000,
  steps: 2_000_000,
  depth: 100,
  milliseconds: 20_000,
};
