import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { slipwayFormTranslationRef } from '../../translation';
import { FieldHint } from '../FieldHint';
import { problemsOf } from '../problemsOf';
import { NameFieldProps } from './schema';

/** The text field of a service's name; what is wrong with it is said while it is typed. */
export function SlipwayName(props: NameFieldProps) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const isLacking = required && !formData && props.formContext?.showsAll;
  const hintId = `${idSchema?.$id}-hint`;
  return (
    <>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? t('name.title')}
        aria-describedby={hintId}
        isRequired={required}
        isDisabled={props.disabled}
        // What the form has said already, below the field, is not said twice.
        isInvalid={rawErrors?.length > 0 || isLacking || undefined}
        validationBehavior="aria"
        validate={value => (value ? problemsOf('name', value)[0] : undefined)}
        value={formData ?? ''}
        onChange={value => onChange(value || undefined)}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.uiSchema['ui:autofocus'] === true}
        autoComplete="off"
      />
      <FieldHint id={hintId}>
        {schema.description ?? t('name.description')}
      </FieldHint>
    </>
  );
}
