import { ButtonIcon } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { useTexts } from '../useTexts';
import styles from './rows.module.css';

interface RowButtonsProps {
  /** What the row is called. */
  readonly name: string;
  readonly onRemove: () => void;
  /** Absent where the order of the rows says nothing. */
  readonly onMove?: (by: -1 | 1) => void;
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
}

/** What can be done with a row. */
export function RowButtons(props: RowButtonsProps) {
  const { name, onMove, onRemove } = props;
  const t = useTexts();
  return (
    <div className={styles.buttons}>
      {onMove && (
        <>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowUpLine />}
            aria-label={t('rows.moveUp', { name })}
            isDisabled={props.isFirst}
            onPress={() => onMove(-1)}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiArrowDownLine />}
            aria-label={t('rows.moveDown', { name })}
            isDisabled={props.isLast}
            onPress={() => onMove(1)}
          />
        </>
      )}
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiDeleteBinLine />}
        aria-label={t('rows.remove', { name })}
        onPress={onRemove}
      />
    </div>
  );
}
