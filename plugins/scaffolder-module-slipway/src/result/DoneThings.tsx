import { useTexts } from '../fields/useTexts';
import { Created } from './readCreated';
import { stepLines } from './stepLines';
import { WatchedTask } from './Task';
import { useDuration } from './useDuration';

interface Props {
  readonly changes: Created['changes'];
  readonly watched: WatchedTask;
}

/** What every step did, what was there already, and how long it took. */
export function DoneThings({ changes, watched }: Props) {
  const t = useTexts();
  const duration = useDuration();
  const steps = stepLines(watched).filter(
    ({ id }) => (changes.get(id) ?? []).length > 0,
  );
  return steps.length === 0 ? null : (
    <details>
      <summary>{t('result.created.done')}</summary>
      {steps.map(({ endedAt = 0, id, name, startedAt = endedAt }) => (
        <div key={id}>
          <h3>
            {name} ({duration(endedAt - startedAt)})
          </h3>
          <ul>
            {(changes.get(id) ?? []).map(({ subject, action }) => (
              <li key={subject}>
                {subject}: {t(`result.action.${action}`)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
