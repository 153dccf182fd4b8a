import { ReactElement } from 'react';
import { ButtonIcon } from '@backstage/ui';

interface RowButtonProps {
  readonly icon: ReactElement;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** One thing that can be done with a row. */
export function RowButton({ label, ...button }: RowButtonProps) {
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      aria-label={label}
      {...button}
    />
  );
}
