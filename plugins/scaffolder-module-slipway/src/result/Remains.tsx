import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Aftermath } from '@slipway/plugin-slipway-common';
import { useTexts } from '../fields/useTexts';

interface Props {
  /** Absent while it is looked for. */
  readonly aftermath: Aftermath | undefined;
  /** What was just deleted. */
  readonly removed: readonly string[];
  /** Whether there was a repository at some time. */
  readonly wasMade: boolean;
}

/** What exists after a task has failed. */
export function Remains({ aftermath, removed, wasMade }: Props) {
  const t = useTexts();
  return (
    <div>
      <h3>{t('result.failed.exists')}</h3>
      {aftermath ? (
        <Things aftermath={aftermath} removed={removed} wasMade={wasMade} />
      ) : (
        <p>{t('result.failed.looking')}</p>
      )}
    </div>
  );
}

function Things({
  aftermath,
  removed,
  wasMade,
}: Props & { readonly aftermath: Aftermath }) {
  const t = useTexts();
  const { entityRefs, kept, repository } = aftermath;
  const isNothing = !repository && entityRefs.length === 0;
  return (
    <>
      <div role="status">
        {removed.length > 0 && (
          <p>{t('result.failed.removed', { things: removed.join(', ') })}</p>
        )}
        {isNothing && (
          <p>{t(wasMade ? 'result.failed.gone' : 'result.failed.nothing')}</p>
        )}
      </div>
      {!isNothing && (
        <ul>
          {repository && (
            <li>
              {t(`result.failed.${repository.content}`)}:{' '}
              <Link href={repository.webUrl}>
                {`${repository.owner}/${repository.name}`}
              </Link>
            </li>
          )}
          {entityRefs.map(ref => (
            <li key={ref}>
              {t('result.failed.registered')}: <EntityRefLink entityRef={ref} />
            </li>
          ))}
        </ul>
      )}
      {repository && kept !== undefined && (
        <p>{t('result.failed.kept', { reason: kept })}</p>
      )}
    </>
  );
}
