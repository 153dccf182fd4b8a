import { Button } from '@backstage/ui';
import { RiClipboardLine, RiLinkM } from '@remixicon/react';
import { FormPage } from '../../formPages/FormPage';
import { withoutSecrets } from '../../secrets/withoutSecrets';
import { useTexts } from '../useTexts';
import { createCommand } from './createCommand';
import { formLink } from './formLink';
import { valuesFile } from './valuesFile';

interface CopyButtonsProps {
  readonly templateRef: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Nothing is copied before it is known which answers are secret. */
  readonly pages: readonly FormPage[] | undefined;
  /** Takes what has been done, or why it has not. */
  readonly onTold: (told: string) => void;
}

/** Puts the answers into the clipboard, but none that is secret: as a link, or as a file. */
export function CopyButtons(props: CopyButtonsProps) {
  const { templateRef, answers, pages, onTold } = props;
  const t = useTexts();
  const copy = async (text: string, done: string) => {
    try {
      await navigator.clipboard.writeText(text);
      onTold(done);
    } catch {
      onTold(t('preview.noClipboard'));
    }
  };
  const copyLink = async (shared: CopyButtonsProps['answers']) => {
    const link = formLink(window.location.href, shared);
    if ('url' in link) {
      await copy(link.url, t('preview.copied.link'));
      return;
    }
    const { length, longest } = link;
    onTold(
      t('preview.linkTooLong', {
        length: String(length),
        longest: String(longest),
      }),
    );
  };
  const copyValues = (shared: CopyButtonsProps['answers']) =>
    copy(
      valuesFile(shared),
      t('preview.copied.values', { command: createCommand(templateRef) }),
    );
  const share = (act: typeof copyLink) =>
    pages
      ? act(withoutSecrets(answers, pages).answers)
      : onTold(t('preview.noPages'));
  return (
    <>
      <Button
        variant="secondary"
        iconStart={<RiLinkM />}
        onPress={() => share(copyLink)}
      >
        {t('preview.copyLink')}
      </Button>
      <Button
        variant="secondary"
        iconStart={<RiClipboardLine />}
        onPress={() => share(copyValues)}
      >
        {t('preview.copyValues')}
      </Button>
    </>
  );
}
