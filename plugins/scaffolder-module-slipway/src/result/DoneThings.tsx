import { useTexts } from '../fields/useTexts';
import { Created, DoneThing } from './readCreated';
import { stepLines } from './stepLines';
import { StepTitle } from './StepTitle';
import { WatchedTask } from './Task';

interface Props {
  readonly changes: Created['changes'];
  readonly watched: WatchedTask;
}

/** What every step did, what was there already, and how long it took. */
export function DoneThings({ changes, watched }: Props) {
  const t = useTexts();
  return (
    <details>
      <summary>{t('result.created.done')}</summary>
      {stepLines(watched).map(step => (
        <div key={step.id}>
          <StepTitle step={step} />
          <Things things={changes.get(step.id) ?? []} />
        </div>
      ))}
    </details>
  );
}

function Things({ things }: { readonly things: readonly DoneThing[] }) {
  const t = useTexts();
  return things.length === 0 ? null : (
    <ul>
      {things.map(({ subject, action }) => (
        <li key={subject}>
          {subject}: {t(`result.action.${action}`)}
        </li>
      ))}
    </ul>
  );
}
