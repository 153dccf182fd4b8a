import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useTexts } from '../fields/useTexts';
import { CloneCommand } from './CloneCommand';
import { DoneThings } from './DoneThings';
import { Created } from './readCreated';
import styles from './result.module.css';
import { WatchedTask } from './Task';

interface Props {
  readonly created: Created;
  readonly watched: WatchedTask;
}

/** The service that was made: where it is, how to begin with it, and what was done for it. */
export function CreatedService({ created, watched }: Props) {
  const t = useTexts();
  const { cloneUrl, repoUrl } = created;
  const name = new URL(repoUrl).pathname.split('/').pop() ?? repoUrl;
  return (
    <Card className={styles.card}>
      <CardHeader>
        <div role="status">
          <Text as="h2" variant="title-x-small">
            {t('result.created.title', { name })}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.sections}>
          <Places created={created} />
          {cloneUrl !== undefined && <CloneCommand cloneUrl={cloneUrl} />}
          <DoneThings changes={created.changes} watched={watched} />
        </div>
      </CardBody>
    </Card>
  );
}

/** Where the service is to be found. */
function Places({ created }: { readonly created: Created }) {
  const t = useTexts();
  const entityLink = useEntityRefLink();
  const { entityRef, pipelinesUrl, repoUrl } = created;
  return (
    <nav aria-label={t('result.created.links')} className={styles.buttons}>
      <ButtonLink href={repoUrl}>{t('result.created.repository')}</ButtonLink>
      {entityRef !== undefined && (
        <ButtonLink variant="secondary" href={entityLink(entityRef)}>
          {t('result.created.entity')}
        </ButtonLink>
      )}
      {pipelinesUrl !== undefined && (
        <ButtonLink variant="secondary" href={pipelinesUrl}>
          {t('result.created.pipelines')}
        </ButtonLink>
      )}
    </nav>
  );
}
