import { RiErrorWarningLine } from '@remixicon/react';
import { PlacedProblem } from './model/placeProblems';
import styles from './SlipwayEntities.module.css';

/** What is wrong with a card or a row. */
interface ProblemsProps {
  /** Of the card or the row; its controls are described by this element. */
  readonly id: string;
  readonly problems?: readonly PlacedProblem[];
}

/** The id of the element that says what is wrong with a card or a row. */
export function problemsId(id: string): string {
  return `${id}-problems`;
}

/** What is wrong with a card or a row, in the backend's words. */
export function Problems({ id, problems = [] }: ProblemsProps) {
  return problems.length === 0 ? null : (
    <ul className={styles.problems} id={problemsId(id)}>
      {problems.map(({ member, message }) => (
        <li key={member}>
          <RiErrorWarningLine aria-hidden size={14} />
          <span>
            {member && <strong>{member} </strong>}
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
