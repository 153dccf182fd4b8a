import { useTexts } from '../fields/useTexts';
import { failureReason } from './failureReason';
import { stepLines } from './stepLines';
import { isCancelled, WatchedTask } from './Task';

/** At which step a task has ended, and why: one thing that is wrong is a sentence, several are a list. */
export function FailureReason({ watched }: { readonly watched: WatchedTask }) {
  const t = useTexts();
  const step = stepLines(watched).find(
    ({ state }) => state === 'failed' || state === 'cancelled',
  );
  // That it was cancelled is its title.
  const reasons = isCancelled(watched) ? [] : failureReason(watched) ?? [];
  const [first, ...others] = reasons;
  return (
    <div role="alert">
      {step && <h3>{t('result.failed.step', { name: step.name })}</h3>}
      {first !== undefined && <p>{first}</p>}
      {others.length > 0 && (
        <ul>
          {others.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
