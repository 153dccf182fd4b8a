import { isError } from '@backstage/errors';
import { EnvironmentSpec, PipelineSpec, SecretSpec } from '../Forge';

/** A secret with its value; without one where nobody gave it, which is only wrong where the forge does not have it yet. */
export interface MeasuredSecret {
  readonly name: string;
  readonly value?: string;
}

/** An environment whose secrets can be measured. */
export interface MeasuredEnvironment extends Omit<EnvironmentSpec, 'secrets'> {
  readonly secrets: readonly MeasuredSecret[];
}

/** A pipeline whose secrets can be measured; not to be kept longer than that takes. */
export interface MeasuredPipeline
  extends Omit<PipelineSpec, 'secrets' | 'environments'> {
  readonly secrets: readonly MeasuredSecret[];
  readonly environments: readonly MeasuredEnvironment[];
}

/** Asks for the value of every secret of a pipeline, all at once. */
export async function measured(spec: PipelineSpec): Promise<MeasuredPipeline> {
  const [secrets, environments] = await Promise.all([
    Promise.all(spec.secrets.map(measure)),
    Promise.all(
      spec.environments.map(async environment => ({
        ...environment,
        secrets: await Promise.all(environment.secrets.map(measure)),
      })),
    ),
  ]);
  return { ...spec, secrets, environments };
}

async function measure({ name, value }: SecretSpec): Promise<MeasuredSecret> {
  try {
    return { name, value: await value() };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return { name };
    }
    throw error;
  }
}
