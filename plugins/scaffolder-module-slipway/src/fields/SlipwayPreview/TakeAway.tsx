import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { tellFailure } from '../../failures/tellFailure';
import { FormPage } from '../../formPages/FormPage';
import { previewApiRef } from '../../preview/PreviewApi';
import { useTexts } from '../useTexts';
import { CopyButtons } from './CopyButtons';
import { saveFile } from './saveFile';
import styles from './SlipwayPreview.module.css';

interface TakeAwayProps {
  readonly templateRef: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** They say which answers are secret. */
  readonly pages: readonly FormPage[] | undefined;
  /** Nothing can be downloaded of what cannot be created. */
  readonly isWrong: boolean;
}

/** What can be taken away without creating anything: the files, and the answers as a link or a file. */
export function TakeAway(props: TakeAwayProps) {
  const { templateRef, answers, pages, isWrong } = props;
  const t = useTexts();
  const api = useApi(previewApiRef);
  const [told, setTold] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const download = async () => {
    setIsSaving(true);
    try {
      const name = `${answers.name}.zip`;
      saveFile(await api.archive({ templateRef, answers }), name);
      setTold(t('preview.downloaded', { name }));
    } catch (error) {
      setTold(tellFailure(error, t));
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
        <CopyButtons
          templateRef={templateRef}
          answers={answers}
          pages={pages}
          onTold={setTold}
        />
      </div>
      <p role="status">{told}</p>
    </div>
  );
}
