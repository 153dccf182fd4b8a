import { Button } from '@backstage/ui';
import { RiClipboardLine } from '@remixicon/react';
import { useState } from 'react';
import { useTexts } from '../fields/useTexts';
import styles from './result.module.css';

interface Props {
  readonly label: string;
  /** What the button that copies them is called. */
  readonly copyLabel: string;
  readonly lines: readonly string[];
}

/** Lines for a terminal, with a button that copies them; a long one scrolls, also by keyboard. */
export function Commands({ copyLabel, label, lines }: Props) {
  const t = useTexts();
  const [told, setTold] = useState('');
  const text = lines.join('\n');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setTold(t('result.created.copied')),
      () => setTold(t('result.created.notCopied')),
    );
  return (
    <>
      <div className={styles.terminal}>
        <pre
          role="region"
          aria-label={label}
          // What scrolls must be reached by the keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <code>{text}</code>
        </pre>
        <Button
          variant="secondary"
          aria-label={copyLabel}
          iconStart={<RiClipboardLine />}
          onPress={copy}
        >
          {t('result.created.copyShort')}
        </Button>
      </div>
      <p role="status" className={styles.hint}>
        {told}
      </p>
    </>
  );
}
