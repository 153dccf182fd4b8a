import { Checkbox, Select, TextField } from '@backstage/ui';
import { FieldType, memberFits } from '@slipway/plugin-slipway-common';
import { FieldPartProps } from './FieldRow';
import { MemberInput } from './MemberInput';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

/** What few fields need: bounds, a default, an index and a description. */
export function FieldDetails(props: FieldPartProps) {
  const { members, row, isWrong, change } = props;
  const t = useTexts();
  const type: FieldType = members.type ?? 'string';
  const hasLength = memberFits('maxLength', type);
  return (
    <div className={styles.detailsGrid}>
      {memberFits('min', type) && (
        <MemberInput
          {...props}
          member="min"
          label={t(
            hasLength ? 'entities.field.minLength' : 'entities.field.min',
          )}
        />
      )}
      {memberFits('max', type) && (
        <MemberInput {...props} member="max" label={t('entities.field.max')} />
      )}
      {hasLength && (
        <MemberInput
          {...props}
          member="maxLength"
          label={t('entities.field.maxLength')}
        />
      )}
      {memberFits('default', type) && <Default {...props} />}
      <TextField
        validationBehavior="aria"
        size="small"
        className={styles.wide}
        label={t('entities.field.description')}
        aria-labelledby={row.id}
        isInvalid={isWrong('description')}
        value={members.description ?? ''}
        onChange={value => change({ description: value })}
      />
      {memberFits('indexed', type) && (
        <Checkbox
          aria-label={`${t('entities.field.indexed')} ${row.name}`}
          isSelected={members.indexed ?? false}
          onChange={indexed => change({ indexed })}
        >
          {t('entities.field.indexed')}
        </Checkbox>
      )}
    </div>
  );
}

function Default(props: FieldPartProps) {
  const { members, change } = props;
  const t = useTexts();
  const options = choicesOf(members);
  if (!options) {
    return (
      <MemberInput
        {...props}
        member="default"
        label={t('entities.field.default')}
      />
    );
  }
  return (
    <Select
      validationBehavior="aria"
      size="small"
      label={t('entities.field.default')}
      aria-labelledby={props.row.id}
      isInvalid={props.isWrong('default')}
      options={[
        { value: '', label: t('entities.field.noDefault') },
        ...options.map(value => ({
          value: String(value),
          label:
            typeof value === 'string'
              ? value
              : t(value ? 'entities.field.yes' : 'entities.field.no'),
        })),
      ]}
      value={String(members.default ?? '')}
      onChange={key =>
        change({ default: options.find(value => String(value) === key) })
      }
    />
  );
}

/** The few values a default can have; `undefined` where it is typed. */
function choicesOf({
  type,
  values,
}: FieldPartProps['members']): readonly (string | boolean)[] | undefined {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return values ?? [];
    default:
      return undefined;
  }
}
