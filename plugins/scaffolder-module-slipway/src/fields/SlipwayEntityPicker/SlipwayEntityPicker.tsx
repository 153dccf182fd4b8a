import { useEffect, useRef } from 'react';
import { Select } from '@backstage/ui';
import { useCatalogOptions, withChosen } from '../catalog/useCatalogOptions';
import { failureProblems } from '../../failures/failureProblems';
import { FieldHint } from '../FieldHint';
import { chooseOnEnter } from '../keyboard/chooseOnEnter';
import { FieldProblems } from '../problems/FieldProblems';
import { useTexts } from '../useTexts';
import { EntityPickerFieldProps } from './schema';
import { useProposal } from './useProposal';

/** A list of entities that can be searched; it gives references, and only such as the catalog has. */
export function SlipwayEntityPicker(props: EntityPickerFieldProps) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const t = useTexts();
  const found = useCatalogOptions(
    props.uiSchema['ui:options']?.catalogFilter ?? {},
  );
  const { value: options, error } = found;
  const proposal = useProposal(options);
  const proposed = useRef(false);
  useEffect(() => {
    // Once: whoever chooses something else has chosen.
    if (required && !formData && proposal && !proposed.current) {
      onChange(proposal);
    }
    proposed.current ||= proposal !== undefined;
  }, [formData, onChange, proposal, required]);
  const element = useRef<HTMLDivElement>(null);
  const isLacking = required && !formData && props.formContext?.showsAll;
  const hintId = `${idSchema.$id}-hint`;
  const none = { value: '', label: t('entityPicker.none') };
  return (
    <div {...chooseOnEnter} ref={element}>
      <Select
        id={idSchema.$id}
        label={schema.title}
        aria-describedby={hintId}
        isRequired={required}
        isDisabled={props.disabled}
        isInvalid={rawErrors?.length > 0 || isLacking === true}
        validationBehavior="aria"
        placeholder={t(
          options || error ? 'entityPicker.choose' : 'entityPicker.loading',
        )}
        search={{ placeholder: t('entityPicker.search') }}
        options={[
          ...(required ? [] : [none]),
          ...withChosen(options, [formData]),
        ]}
        value={formData || (required ? null : '')}
        onChange={key => onChange(key ? String(key) : undefined)}
      />
      <FieldHint id={hintId}>{schema.description}</FieldHint>
      <FieldProblems
        id={`${idSchema.$id}-failure`}
        problems={failureProblems(found, t, () =>
          element.current?.querySelector('button')?.focus(),
        )}
      />
    </div>
  );
}
