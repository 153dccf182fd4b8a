import { DefaultModule } from './loadDefault';

/** What there is to tell when a command is over. */
export interface Ending {
  /** For a person. */
  readonly text?: string;
  /** For a program, with `--json`. */
  readonly json?: object;
  /** Why it failed, where there is something to tell nevertheless. */
  readonly failure?: Error;
}

/** What a command leaves when it is interrupted. */
export interface Left {
  /** What becomes of it, in a sentence. */
  readonly text: string;
  /** The task that was started, if one was. */
  readonly task?: { readonly taskId: string; readonly taskUrl: string };
}

/** Says, in place of what was said before, what is left where the command is interrupted from now on. */
export type OnInterrupt = (leave: () => Left) => void;

/** What runs a command. */
export type Execute = (
  args: readonly string[],
  onInterrupt: OnInterrupt,
) => Promise<Ending>;

/** A command of the program; its implementation is loaded when it is run. */
export interface Command {
  readonly name: string;
  readonly description: string;
  /** What follows the command's name: `--values FILE --out DIR`. */
  readonly usage: string;
  readonly load: () => Promise<DefaultModule<Execute>>;
}
