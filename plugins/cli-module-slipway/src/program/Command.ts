import { DefaultModule } from './loadDefault';

/** What runs a command. */
export type Execute = (args: readonly string[]) => Promise<void>;

/** A command of the program; its implementation is loaded when it is run. */
export interface Command {
  readonly name: string;
  readonly description: string;
  /** What follows the command's name: `--values FILE --out DIR`. */
  readonly usage: string;
  readonly load: () => Promise<DefaultModule<Execute>>;
}
