import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiDeleteBinLine,
} from '@remixicon/react';
import { useTexts } from '../useTexts';
import { RowButton } from './RowButton';
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
          <RowButton
            icon={<RiArrowUpLine />}
            label={t('rows.moveUp', { name })}
            isDisabled={props.isFirst}
            onPress={() => onMove(-1)}
          />
          <RowButton
            icon={<RiArrowDownLine />}
            label={t('rows.moveDown', { name })}
            isDisabled={props.isLast}
            onPress={() => onMove(1)}
          />
        </>
      )}
      <RowButton
        icon={<RiDeleteBinLine />}
        label={t('rows.remove', { name })}
        onPress={onRemove}
      />
    </div>
  );
}
