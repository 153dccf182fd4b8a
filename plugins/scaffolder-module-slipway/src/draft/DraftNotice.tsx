import { Button, Text } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useTexts } from '../fields/useTexts';
import styles from './DraftNotice.module.css';
import { FormDraft } from './FormDraft';

interface DraftNoticeProps {
  readonly draft: FormDraft;
  readonly onStartOver: () => void;
}

/** Says that the form was filled in with what was left of it, and offers to begin anew. */
export function DraftNotice({ draft, onStartOver }: DraftNoticeProps) {
  const t = useTexts();
  return (
    <div className={styles.notice} role="status">
      <RiHistoryLine aria-hidden size={18} />
      <Text as="p">
        {t(
          draft.withheld.length > 0 ? 'draft.withoutSecrets' : 'draft.restored',
        )}
      </Text>
      <Button variant="secondary" size="small" onPress={onStartOver}>
        {t('draft.startOver')}
      </Button>
    </div>
  );
}
