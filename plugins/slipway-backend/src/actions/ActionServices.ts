import { ScaffolderClient } from '../scaffolder';

/** What the actions work with. */
export interface ActionServices {
  /** Where people see the portal, without a slash at the end. */
  readonly appBaseUrl: string;
  readonly scaffolder: ScaffolderClient;
}
