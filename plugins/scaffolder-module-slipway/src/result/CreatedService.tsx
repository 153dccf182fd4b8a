import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import { slipwayFormTranslationRef } from '../translation';
import { CloneCommand } from './CloneCommand';
import { DoneThings } from './DoneThings';
import { Created } from './readCreated';
import { WatchedTask } from './Task';

interface Props {
  readonly created: Created;
  readonly watched: WatchedTask;
}

/** The service that was made: where it is, how to begin with it, and what was done for it. */
export function CreatedService({ created, watched }: Props) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const { cloneUrl, entityRef, pipelinesUrl, repoUrl } = created;
  const name = new URL(repoUrl).pathname.split('/').pop() ?? repoUrl;
  return (
    <Card>
      <CardHeader>
        <div role="status">
          <Text as="h2" variant="title-x-small">
            {t('result.created.title', { name })}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <nav aria-label={t('result.created.links')}>
            <Flex gap="4" style={{ flexWrap: 'wrap' }}>
              <Link href={repoUrl}>{t('result.created.repository')}</Link>
              {entityRef !== undefined && (
                <EntityRefLink
                  entityRef={entityRef}
                  title={t('result.created.entity')}
                />
              )}
              {pipelinesUrl !== undefined && (
                <Link href={pipelinesUrl}>{t('result.created.pipelines')}</Link>
              )}
            </Flex>
          </nav>
          {cloneUrl !== undefined && <CloneCommand cloneUrl={cloneUrl} />}
          <DoneThings changes={created.changes} watched={watched} />
        </Flex>
      </CardBody>
    </Card>
  );
}
