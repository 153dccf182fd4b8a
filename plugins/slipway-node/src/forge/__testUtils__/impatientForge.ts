import { createForge, CreateForgeOptions } from '../createForge';
import { Forge } from '../Forge';

/** Our forge, with little patience so that failures are soon over. */
export function impatientForge(
  where: Pick<CreateForgeOptions, 'host' | 'integrations'>,
  { patience, ...options }: Partial<CreateForgeOptions> = {},
): Promise<Forge> {
  return createForge({
    ...where,
    ...options,
    patience: {
      backoffMs: 10,
      settleMs: 200,
      requestTimeoutMs: 15_000,
      ...patience,
    },
  });
}
