import { Text } from '@backstage/ui';
import { applyPreset } from './applyPreset';
import { Conflicts } from './Conflicts';
import { FieldGroup, groupFields } from './groupFields';
import { PageField } from './PageField';
import { Presets } from './Presets';
import { PageFieldProps } from './schema';
import styles from './SlipwayPage.module.css';
import { useConflicts } from './useConflicts';
import { useProvidedSecrets } from './useProvidedSecrets';

/**
 * A whole page of the form. As the field of the page's own object it is given the answers of all pages,
 * which no field of a single answer is, and so can set them and tell what does not go together.
 */
export function SlipwayPage(props: PageFieldProps) {
  const { formData = {}, onChange, schema, uiSchema } = props;
  const { presets, groups } = uiSchema['ui:options'] ?? {};
  const keys = Object.keys(schema.properties ?? {});
  const problems = useConflicts(formData, keys.join('\n'));
  const provided = useProvidedSecrets(formData, keys);
  return (
    <div className={styles.page}>
      {presets && (
        <Presets
          presets={presets}
          onChoose={preset => onChange(applyPreset(formData, preset, presets))}
        />
      )}
      <Conflicts problems={problems} />
      {groupFields(keys, groups).map(group => (
        <FieldGroupSection
          key={group.keys.join()}
          group={group}
          page={props}
          provided={provided}
        />
      ))}
    </div>
  );
}

interface FieldGroupSectionProps {
  readonly group: FieldGroup;
  readonly page: PageFieldProps;
  /** Secrets that nobody has to enter. */
  readonly provided: ReadonlySet<string>;
}

function FieldGroupSection({ group, page, provided }: FieldGroupSectionProps) {
  const titleId = `${group.keys[0]}-group`;
  return (
    <section
      className={styles.group}
      aria-labelledby={group.title ? titleId : undefined}
    >
      {group.title && (
        <header>
          <Text as="h2" variant="title-x-small" id={titleId}>
            {group.title}
          </Text>
          {group.description && <Text as="p">{group.description}</Text>}
        </header>
      )}
      <div className={styles.fields}>
        {group.keys.map(key => (
          <PageField
            key={key}
            name={key}
            page={page}
            isProvided={provided.has(key)}
          />
        ))}
      </div>
    </section>
  );
}
