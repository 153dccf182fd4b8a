import { useMemo, useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  TextAreaField,
} from '@backstage/ui';
import { RiClipboardLine } from '@remixicon/react';
import { useTexts } from '../useTexts';
import { importedEntities } from './importing/importedEntities';
import { ImportPlace, importProblems } from './importing/importProblems';
import { PasteResult } from './PasteResult';
import { EntitiesValue } from './schema';
import { useImported } from './useImported';

interface PasteDialogProps {
  readonly place: ImportPlace;
  readonly onImport: (entities: EntitiesValue) => void;
}

/** Takes entities over from SQL, a JSON schema or a sample, after it has shown what becomes of it. */
export function PasteDialog({ place, onImport }: PasteDialogProps) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const imported = useImported(text);
  const count = imported?.entities.length ?? 0;
  const problems = useMemo(
    () => (imported ? importProblems(imported, place, t) : []),
    [imported, place, t],
  );
  const take = () => {
    onImport(imported ? importedEntities(imported) : []);
    setText('');
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="secondary" iconStart={<RiClipboardLine aria-hidden />}>
        {t('entities.paste')}
      </Button>
      <Dialog width="min(720px, 92vw)">
        <DialogHeader>{t('entities.pasting.title')}</DialogHeader>
        <DialogBody>
          <TextAreaField
            label={t('entities.pasting.label')}
            description={t('entities.pasting.hint')}
            rows={10}
            value={text}
            onChange={setText}
            spellCheck="false"
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <PasteResult imported={imported} problems={problems} />
        </DialogBody>
        <DialogFooter>
          <Button variant="tertiary" slot="close">
            {t('entities.pasting.cancel')}
          </Button>
          <Button variant="primary" isDisabled={count === 0} onPress={take}>
            {t('entities.pasting.take', { count })}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
