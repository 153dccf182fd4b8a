import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckLine,
  RiCircleLine,
  RiCloseLine,
  RiLoader4Line,
  RiSubtractLine,
} from '@remixicon/react';
import { useTexts } from '../fields/useTexts';
import styles from './result.module.css';
import { StepLines, StepState } from './stepLines';
import { useDuration } from './useDuration';

const icons: Readonly<Record<StepState, typeof RiCheckLine>> = {
  open: RiCircleLine,
  processing: RiLoader4Line,
  completed: RiCheckLine,
  skipped: RiSubtractLine,
  failed: RiCloseLine,
  cancelled: RiCloseLine,
};

interface Props {
  readonly steps: readonly StepLines[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The steps of a task in their order, each with how it stands and how long it takes. */
export function StepList({ now, steps }: Props) {
  const t = useTexts();
  const duration = useDuration();
  return (
    <ol className={styles.steps}>
      {steps.map(({ endedAt = now, id, name, startedAt, state }) => {
        const Icon = icons[state];
        return (
          <li key={id} data-state={state}>
            <Icon aria-hidden="true" className={styles.mark} />
            <span>
              {name}
              <VisuallyHidden>: {t(`result.state.${state}`)}</VisuallyHidden>
            </span>
            <span className={styles.time}>
              {startedAt !== undefined && duration(endedAt - startedAt)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
