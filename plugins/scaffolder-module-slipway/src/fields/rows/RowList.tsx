import { ReactNode, RefObject } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { FieldHint } from '../FieldHint';
import styles from './rows.module.css';

interface RowListProps {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly element: RefObject<HTMLElement>;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** Rows below their title, and the button that adds one. */
export function RowList(props: RowListProps) {
  const titleId = `${props.id}-title`;
  return (
    <section
      className={styles.list}
      aria-labelledby={titleId}
      ref={props.element}
    >
      <Text as="h3" weight="bold" id={titleId} className={styles.title}>
        {props.title}
      </Text>
      <FieldHint id={`${props.id}-hint`}>{props.hint}</FieldHint>
      {props.children}
      <Button
        variant="secondary"
        data-add-row
        iconStart={<RiAddLine aria-hidden />}
        onPress={props.onAdd}
      >
        {props.addLabel}
      </Button>
    </section>
  );
}
