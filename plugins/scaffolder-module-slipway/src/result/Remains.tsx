import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import { Aftermath } from '@slipway/plugin-slipway-common';
import { slipwayFormTranslationRef } from '../translation';

/** What exists after a task has failed. */
export function Remains({ aftermath }: { readonly aftermath: Aftermath }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const { entityRefs, kept, repository } = aftermath;
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-medium" weight="bold">
        {t('result.failed.exists')}
      </Text>
      {!repository && entityRefs.length === 0 && (
        <Text>{t('result.failed.nothing')}</Text>
      )}
      <ul style={{ margin: 0, color: 'var(--bui-fg-primary)' }}>
        {repository && (
          <li>
            <Text>
              {t(`result.failed.${repository.content}`)}:{' '}
              <Link href={repository.webUrl}>
                {`${repository.owner}/${repository.name}`}
              </Link>
            </Text>
          </li>
        )}
        {entityRefs.map(ref => (
          <li key={ref}>
            <Text>
              {t('result.failed.registered')}: <EntityRefLink entityRef={ref} />
            </Text>
          </li>
        ))}
      </ul>
      {repository && kept !== undefined && (
        <Text>{t('result.failed.kept', { reason: kept })}</Text>
      )}
    </Flex>
  );
}
