import { Dispatch, useMemo } from 'react';
import { Button } from '@backstage/ui';
import { RiAddLine, RiArrowGoBackLine } from '@remixicon/react';
import { Announcer } from './Announcer';
import { Edit } from './model/Edit';
import { ModelState } from './model/ModelState';
import { toAnswers } from './model/toAnswers';
import { PasteDialog } from './PasteDialog';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

interface ModelToolbarProps {
  readonly state: ModelState;
  readonly otherAnswers?: object;
  readonly edit: Dispatch<Edit>;
}

/** What can be done with the entities as a whole. */
export function ModelToolbar(props: ModelToolbarProps) {
  const { state, otherAnswers, edit } = props;
  const t = useTexts();
  const place = useMemo(
    () => ({ entities: toAnswers(state.model), otherAnswers }),
    [state.model, otherAnswers],
  );
  return (
    <div className={styles.toolbar}>
      <Button
        variant="secondary"
        iconStart={<RiAddLine aria-hidden />}
        onPress={() => edit({ do: 'addEntity' })}
      >
        {t('entities.add')}
      </Button>
      <PasteDialog
        place={place}
        onImport={entities => edit({ do: 'import', entities })}
      />
      {state.undo.length > 0 && (
        <Button
          variant="tertiary"
          iconStart={<RiArrowGoBackLine aria-hidden />}
          onPress={() => edit({ do: 'undo' })}
        >
          {t('entities.undo')}
        </Button>
      )}
      <Announcer announcement={state.announcement} />
    </div>
  );
}
