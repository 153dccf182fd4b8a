import { useTexts } from '../fields/useTexts';
import { stepLines } from './stepLines';
import { WatchedTask } from './Task';

/** What each step said before it was over. */
export function SaidBySteps({ watched }: { readonly watched: WatchedTask }) {
  const t = useTexts();
  const steps = stepLines(watched).filter(({ state }) => state !== 'open');
  return (
    <details>
      <summary>{t('result.failed.stepsDone')}</summary>
      {steps.map(({ id, lines, name, state }) => (
        <div key={id}>
          <h3>
            {name}: {t(`result.state.${state}`)}
          </h3>
          <ul>
            {lines.map(({ text }, index) => (
              <li key={`${index} ${text}`}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
