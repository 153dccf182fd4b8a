import { Button, Text } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { RefObject } from 'react';
import { useTexts } from '../fields/useTexts';
import styles from './DraftNotice.module.css';
import { DraftState } from './useRestoredDraft';

/** Props of {@link DraftNotice}. */
export interface DraftNoticeProps {
  readonly button: RefObject<HTMLButtonElement>;
  readonly state: DraftState;
  readonly onStartOver: () => void;
  readonly onUndo: () => void;
}

/**
 * Says that the form was filled in with what was left of it, and offers to begin anew; then that somebody did, and
 * offers to undo that. It stays when there is nothing to undo any more: the page would move below who is typing.
 */
export function DraftNotice(props: DraftNoticeProps) {
  const { button, state, onStartOver, onUndo } = props;
  const t = useTexts();
  const isRestored = state.kind === 'restored';
  const isOffering = isRestored || state.before !== undefined;
  return (
    <div className={styles.notice} role="status">
      <RiHistoryLine aria-hidden size={18} />
      <Text as="p">{t(textOf(state))}</Text>
      {/* One button, so that the focus stays on it. */}
      <Button
        ref={button}
        // Takes its room still.
        style={isOffering ? undefined : { visibility: 'hidden' }}
        variant="secondary"
        size="small"
        onPress={isRestored ? onStartOver : onUndo}
      >
        {t(isRestored ? 'draft.startOver' : 'draft.undo')}
      </Button>
    </div>
  );
}

function textOf(state: DraftState) {
  if (state.kind === 'startedOver') {
    return 'draft.startedOver';
  }
  return state.draft.withheld.length > 0
    ? 'draft.withoutSecrets'
    : 'draft.restored';
}
