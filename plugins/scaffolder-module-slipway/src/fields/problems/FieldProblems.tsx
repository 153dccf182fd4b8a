import { Button } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './FieldProblems.module.css';

/** What is wrong with an answer, and the way out where there is one. */
export interface FieldProblem {
  /** What of the answer it is about; nothing where it is the whole. */
  readonly member?: string;
  readonly message: string;
  readonly remedy?: { readonly label: string; readonly apply: () => void };
}

/** What is wrong with a field, below it, in the backend's words; said aloud when it comes up. */
export function FieldProblems(props: {
  readonly id: string;
  readonly problems: readonly FieldProblem[];
}): ReactNode {
  return (
    <ul className={styles.problems} id={props.id} aria-live="polite">
      {props.problems.map(({ member, message, remedy }) => (
        <li key={`${member} ${message}`}>
          <RiErrorWarningLine aria-hidden size={16} />
          <span>
            {member && <strong>{member} </strong>}
            {message}
          </span>
          {remedy && (
            <Button size="small" variant="secondary" onPress={remedy.apply}>
              {remedy.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
