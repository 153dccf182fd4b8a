import {
  ServiceNameAnswer,
  ServiceNameRequest,
} from '@slipway/plugin-slipway-common';
import { NameCaller } from '../names/nameRoute';

/** Says what Create would say of a service's name, as far as the catalog knows. */
export interface ServiceNames {
  /**
   * Asks the catalog in the person's name, and no forge. `NotFoundError` for a template that the person cannot see,
   * `NotAllowedError` where they may not run it, `ServiceUnavailableError` where the portal has no time.
   */
  look(
    request: ServiceNameRequest,
    caller: NameCaller,
  ): Promise<ServiceNameAnswer>;
}
