import { useRef } from 'react';
import { DraftNotice } from '../../draft/DraftNotice';
import { useDraft } from '../../draft/useDraft';
import { FormLinkNotice } from '../../formLink/FormLinkNotice';
import { useFormLink } from '../../formLink/useFormLink';
import ground from '../ground.module.css';
import { useWarmPreview } from '../../preview/useWarmPreview';
import { useLandingFocus } from '../useLandingFocus';
import { useStepInSight } from '../useStepInSight';
import { applyPreset } from './applyPreset';
import { askedKeys } from './askedKeys';
import { FieldGroupSection } from './FieldGroupSection';
import { groupFields } from './groupFields';
import { Presets } from './Presets';
import { PageFieldProps } from './schema';
import styles from './SlipwayPage.module.css';
import { useAnswering } from './useAnswering';
import { usePageProblems } from './usePageProblems';
import { useSecretNeeds } from './useSecretNeeds';

/**
 * A whole page of the form. As the field of the page's own object it is given the answers of all pages,
 * which no field of a single answer is, and so can set them and tell what does not go together.
 */
export function SlipwayPage(props: PageFieldProps) {
  const { formData = {}, schema, uiSchema } = props;
  const { presets, groups } = uiSchema['ui:options'] ?? {};
  const element = useRef<HTMLDivElement>(null);
  const keys = askedKeys(schema, formData);
  const secrets = useSecretNeeds(formData, keys);
  const shown = groupFields(keys, groups);
  const { forgive, ...told } = usePageProblems({
    element,
    keys: shown.flatMap(group => group.keys),
    answers: formData,
  });
  useLandingFocus(element);
  useStepInSight();
  useWarmPreview();
  const answer = useAnswering(props);
  // Before anything is known of a visit that has begun.
  const link = useFormLink(formData, answer);
  const draft = useDraft(props, answer, forgive);
  const fields = link.isReady && draft.isReady ? shown : [];
  return (
    <div
      className={`${ground.ground} ${styles.page}`}
      ref={element}
      tabIndex={-1}
      {...draft.handlers}
    >
      <FormLinkNotice lost={link.lost} />
      {draft.notice && <DraftNotice {...draft.notice} />}
      {presets && (
        <Presets
          key={draft.round}
          presets={presets}
          onChoose={preset => answer(applyPreset(formData, preset, presets))}
        />
      )}
      {fields.map(group => (
        <FieldGroupSection
          key={`${draft.round} ${group.keys.join()}`}
          group={group}
          page={props}
          {...told}
          answer={answer}
          secrets={secrets}
        />
      ))}
    </div>
  );
}
