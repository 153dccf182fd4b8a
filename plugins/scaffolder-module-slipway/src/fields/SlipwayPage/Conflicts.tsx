import { Alert } from '@backstage/ui';
import { AnswerProblem } from '@slipway/plugin-slipway-common';
import { useTexts } from '../useTexts';
import styles from './SlipwayPage.module.css';

/** What does not go together, said as soon as it is chosen. */
export function Conflicts(props: {
  readonly problems: readonly AnswerProblem[];
}) {
  const t = useTexts();
  const { problems } = props;
  return (
    <div role="status" aria-live="polite" className={styles.quiet}>
      {problems.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('page.conflicts')}
          description={
            <ul className={styles.conflicts}>
              {problems.map(({ path, message }) => (
                <li key={path}>
                  <strong>{path}</strong>: {message}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
