import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { slipwaySecretSourcesExtensionPoint } from '../index';

/** A vault that a module of somebody else's brings. */
export interface Vault {
  readonly module: BackendFeature;
  /** What is kept by key; an error is thrown where it is asked for. */
  readonly kept: Map<string, string | Error>;
  /** The keys that were asked for. */
  readonly asked: string[];
}

/** A vault under a name that a source can give, with nothing in it. */
export function createVault(name: string): Vault {
  const kept = new Map<string, string | Error>();
  const asked: string[] = [];
  const read = async (key: string) => {
    asked.push(key);
    const value = kept.get(key);
    if (value instanceof Error) {
      throw value;
    }
    return value;
  };
  const module = createBackendModule({
    pluginId: 'scaffolder',
    moduleId: name,
    register(env) {
      env.registerInit({
        deps: { sources: slipwaySecretSourcesExtensionPoint },
        async init({ sources }) {
          sources.addVault(name, { read });
        },
      });
    },
  });
  return { module, kept, asked };
}
