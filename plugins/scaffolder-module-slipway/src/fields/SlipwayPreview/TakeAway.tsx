import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiClipboardLine, RiDownloadLine, RiLinkM } from '@remixicon/react';
import { useState } from 'react';
import { previewApiRef } from '../../preview/PreviewApi';
import { useTexts } from '../useTexts';
import { formLink } from './formLink';
import { saveFile } from './saveFile';
import styles from './SlipwayPreview.module.css';
import { valuesFile } from './valuesFile';

interface TakeAwayProps {
  readonly templateRef: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Nothing can be downloaded of what cannot be created. */
  readonly isWrong: boolean;
}

/** What can be taken away without creating anything: the files, and the answers as a link or a file. */
export function TakeAway({ templateRef, answers, isWrong }: TakeAwayProps) {
  const t = useTexts();
  const api = useApi(previewApiRef);
  const [told, setTold] = useState('');
  const [isSaving, setIsSaving] = useState(false);

  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(done);
    } catch {
      setTold(t('preview.noClipboard'));
    }
  };
  const copyLink = async () => {
    const link = formLink(window.location.href, answers);
    if ('url' in link) {
      await copy(link.url, t('preview.copied.link'));
      return;
    }
    const { length, longest } = link;
    setTold(
      t('preview.linkTooLong', {
        length: String(length),
        longest: String(longest),
      }),
    );
  };
  const download = async () => {
    setIsSaving(true);
    try {
      const name = `${answers.name}.zip`;
      saveFile(await api.archive({ templateRef, answers }), name);
      setTold(t('preview.downloaded', { name }));
    } catch (error) {
      setTold(error instanceof Error ? error.message : String(error));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <div className={styles.takeAway}>
      <div className={styles.buttons}>
        <Button
          variant="secondary"
          iconStart={<RiDownloadLine />}
          isDisabled={isWrong}
          isPending={isSaving}
          onPress={download}
        >
          {t('preview.download')}
        </Button>
        <Button variant="secondary" iconStart={<RiLinkM />} onPress={copyLink}>
          {t('preview.copyLink')}
        </Button>
        <Button
          variant="secondary"
          iconStart={<RiClipboardLine />}
          onPress={() => copy(valuesFile(answers), t('preview.copied.values'))}
        >
          {t('preview.copyValues')}
        </Button>
      </div>
      <p role="status">{told}</p>
    </div>
  );
}
