import { Text } from '@backstage/ui';
import { FieldGroup } from './groupFields';
import { PageField, PageParts } from './PageField';
import { pageFields } from './pageFields';
import styles from './SlipwayPage.module.css';

/** Fields that belong together, under their title. */
export function FieldGroupSection(
  props: PageParts & { readonly group: FieldGroup },
) {
  const { group, ...parts } = props;
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
          {group.description && (
            <Text as="p" color="secondary">
              {group.description}
            </Text>
          )}
        </header>
      )}
      <div className={styles.fields}>
        {group.keys
          .flatMap(key => pageFields(key, parts.page))
          .map(place => (
            <PageField
              key={`${place.key}.${place.part}`}
              {...parts}
              place={place}
            />
          ))}
      </div>
    </section>
  );
}
