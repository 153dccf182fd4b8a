import { useTexts } from '../fields/useTexts';
import { StepLines } from './stepLines';
import { useDuration } from './useDuration';

/** The title of what a step did: how it ended, where not well, and how long it took. */
export function StepTitle({ step }: { readonly step: StepLines }) {
  const t = useTexts();
  const duration = useDuration();
  const { endedAt, name, startedAt, state } = step;
  return (
    <h3>
      {name}
      {state !== 'completed' && `: ${t(`result.state.${state}`)}`}
      {startedAt !== undefined &&
        endedAt !== undefined &&
        ` (${duration(endedAt - startedAt)})`}
    </h3>
  );
}
