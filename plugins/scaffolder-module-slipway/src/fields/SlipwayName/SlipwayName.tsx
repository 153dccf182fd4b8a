import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { slipwayFormTranslationRef } from '../../translation';
import { FieldHint } from '../FieldHint';
import { FieldProblems } from '../problems/FieldProblems';
import { problemsOf } from '../problemsOf';
import { NameFieldProps } from './schema';
import styles from './SlipwayName.module.css';
import { useTakenName } from './useTakenName';

/** The text field of a service's name; what is wrong with it is said while it is typed. */
export function SlipwayName(props: NameFieldProps) {
  const { formContext, formData, idSchema, rawErrors, required, schema } =
    props;
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const isLacking = required && !formData && formContext?.showsAll;
  const taken = useTakenName(formData, formContext?.formData?.repoUrl);
  const hintId = `${idSchema?.$id}-hint`;
  const takenId = `${idSchema?.$id}-taken`;
  return (
    <>
      <TextField
        id={idSchema?.$id}
        label={schema.title ?? t('name.title')}
        aria-describedby={`${hintId} ${takenId}`}
        isRequired={required}
        isDisabled={props.disabled}
        // What the form has said already, below the field, is not said twice.
        isInvalid={
          rawErrors?.length > 0 || taken.length > 0 || isLacking || undefined
        }
        validationBehavior="aria"
        validate={value => (value ? problemsOf('name', value)[0] : undefined)}
        value={formData ?? ''}
        onChange={value => props.onChange(value || undefined)}
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.uiSchema['ui:autofocus'] === true}
        autoComplete="off"
      />
      <div className={styles.told} data-taken={taken.length > 0}>
        <FieldHint id={hintId}>
          {schema.description ?? t('name.description')}
        </FieldHint>
        <FieldProblems
          id={takenId}
          problems={taken.slice(0, 1).map(message => ({ message }))}
        />
      </div>
    </>
  );
}
