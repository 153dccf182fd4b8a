import { RiErrorWarningLine } from '@remixicon/react';
import { FieldType } from '@slipway/plugin-slipway-common';
import { useTexts } from '../useTexts';
import { memberLabel } from './memberLabel';
import { PlacedProblem } from './model/placeProblems';
import styles from './SlipwayEntities.module.css';

/** What is wrong with a card or a row. */
interface ProblemsProps {
  /** Of the card or the row; its controls are described by this element. */
  readonly id: string;
  readonly problems?: readonly PlacedProblem[];
  /** Of the field, where it is one: the same bound is called otherwise for another type. */
  readonly type?: FieldType;
}

/** The id of the element that says what is wrong with a card or a row. */
export function problemsId(id: string): string {
  return `${id}-problems`;
}

/** What is wrong with a card or a row, in the backend's words. */
export function Problems({ id, problems = [], type }: ProblemsProps) {
  const t = useTexts();
  return problems.length === 0 ? null : (
    <ul className={styles.problems} id={problemsId(id)}>
      {problems.map(({ member, message }) => {
        const label = memberLabel(member, type, t);
        return (
          <li key={`${member} ${message}`}>
            <RiErrorWarningLine aria-hidden size={14} />
            <span>
              {label && <strong>{label} </strong>}
              {message}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
