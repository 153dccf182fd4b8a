import { KeyboardEvent, useDeferredValue, useRef } from 'react';
import { Text } from '@backstage/ui';
import { Diagram } from './diagram/Diagram';
import { EntityCards } from './EntityCards';
import { wholeModel } from './model/placeProblems';
import { useModel } from './model/useModel';
import { usePlacedProblems } from './model/usePlacedProblems';
import { ModelToolbar } from './ModelToolbar';
import { Problems } from './Problems';
import { EntitiesFieldProps } from './schema';
import styles from './SlipwayEntities.module.css';
import { useFocus } from './useFocus';
import { useKeptDraft } from '../../draft/useKeptDraft';
import ground from '../ground.module.css';
import { useLandingFocus } from '../useLandingFocus';
import { useStepInSight } from '../useStepInSight';
import { useRefusals } from './useRefusals';
import { useTexts } from '../useTexts';

/** Enter in a text field would hand in the whole page. */
const keepInForm = {
  onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
    }
  },
};

/** The modeller: entities as cards, their fields as rows, and the diagram of them beside. */
export function SlipwayEntities(props: EntitiesFieldProps) {
  const t = useTexts();
  const { formData, onChange, schema, formContext, idSchema } = props;
  const [state, edit] = useModel(formData, onChange);
  const { model } = state;
  const shown = useDeferredValue(model);
  const otherAnswers = formContext?.formData;
  const kept = useKeptDraft(otherAnswers ?? {});
  const problems = usePlacedProblems(shown, otherAnswers);
  useFocus(state.focus);
  const element = useRef<HTMLElement>(null);
  useLandingFocus(element);
  useStepInSight();
  const refusals = useRefusals(element, problems.size > 0);
  return (
    <section
      className={`${ground.ground} ${styles.modeller}`}
      aria-labelledby={`${idSchema.$id}-title`}
      ref={element}
      tabIndex={-1}
      {...keepInForm}
      {...kept.handlers}
    >
      <header className={styles.intro}>
        <Text as="h2" variant="title-x-small" id={`${idSchema.$id}-title`}>
          {schema.title ?? t('entities.title')}
        </Text>
        <Text as="p">{schema.description ?? t('entities.description')}</Text>
      </header>
      <div className={styles.columns}>
        <div className={styles.cards}>
          <EntityCards
            model={model}
            problems={problems}
            refusals={refusals}
            edit={edit}
          />
          <Problems id={wholeModel} problems={problems.get(wholeModel)} />
          <ModelToolbar state={state} otherAnswers={otherAnswers} edit={edit} />
          <Text as="p" variant="body-small">
            {t('entities.keys')}
          </Text>
        </div>
        <Diagram model={shown} className={styles.diagram} />
      </div>
    </section>
  );
}
