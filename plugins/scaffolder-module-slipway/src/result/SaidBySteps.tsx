import { useTexts } from '../fields/useTexts';
import { stepLines } from './stepLines';
import { StepTitle } from './StepTitle';
import { WatchedTask } from './Task';

/** What each step said before it was over. */
export function SaidBySteps({ watched }: { readonly watched: WatchedTask }) {
  const t = useTexts();
  const steps = stepLines(watched).filter(({ state }) => state !== 'open');
  return (
    <details>
      <summary>{t('result.failed.stepsDone')}</summary>
      {steps.map(step => (
        <div key={step.id}>
          <StepTitle step={step} />
          {step.lines.length > 0 && (
            <ul>
              {step.lines.map(({ text }, index) => (
                <li key={`${index} ${text}`}>{text}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </details>
  );
}
