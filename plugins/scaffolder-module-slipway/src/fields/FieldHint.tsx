import { Text } from '@backstage/ui';
import { ReactNode } from 'react';

/** One line below a field that says what it is for, where Backstage's own fields say it as well. */
export function FieldHint(props: {
  /** Which the field is described by. */
  readonly id: string;
  readonly children?: ReactNode;
}) {
  return (
    <Text
      as="p"
      variant="body-small"
      color="secondary"
      id={props.id}
      style={{ margin: 'var(--bui-space-2) 0 0' }}
    >
      {props.children}
    </Text>
  );
}
