import { Alert } from '@backstage/ui';
import { useTexts } from '../fields/useTexts';

interface FormLinkNoticeProps {
  /** The keys of answers that were left out; `all` where there is none left. */
  readonly lost: readonly string[] | 'all';
}

/** Says what of the link that opened the form could not be read. */
export function FormLinkNotice({ lost }: FormLinkNoticeProps) {
  const t = useTexts();
  if (lost.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={
        lost === 'all'
          ? t('formLink.unreadable')
          : t('formLink.lost', { keys: lost.join(', ') })
      }
    />
  );
}
