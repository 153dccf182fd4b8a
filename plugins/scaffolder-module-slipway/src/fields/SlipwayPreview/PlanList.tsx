import { Badge, Skeleton } from '@backstage/ui';
import { PlannedChange, PlanPreview } from '@slipway/plugin-slipway-common';
import { useTexts } from '../useTexts';
import { PreviewFailure } from './PreviewFailure';
import styles from './SlipwayPreview.module.css';
import { Asked } from './usePreview';

const places = [
  'repository',
  'pipeline',
  'branch',
  'catalog',
  'record',
] as const satisfies readonly PlannedChange['place'][];

/** What will be done to the forge and the catalog, in its order, with what is there already. */
export function PlanList({ plan }: { readonly plan: Asked<PlanPreview> }) {
  const t = useTexts();
  const { value, error } = plan;
  return (
    <section className={styles.plan} aria-busy={!value && !error}>
      <h2>{t('preview.plan.title')}</h2>
      {error && (
        <PreviewFailure title={t('preview.plan.failed')} error={error} />
      )}
      {!value && !error && (
        <>
          <p>{t('preview.plan.loading')}</p>
          <Skeleton width="100%" height="16rem" />
        </>
      )}
      {value && <Changes plan={value} />}
    </section>
  );
}

function Changes({ plan }: { readonly plan: PlanPreview }) {
  const t = useTexts();
  const { changes, standing } = plan;
  if (changes.length === 0) {
    return <p>{t('preview.plan.waiting')}</p>;
  }
  return (
    <>
      {standing && <p>{t(`preview.plan.standing.${standing}`)}</p>}
      <dl>
        {places.map(place => (
          <div key={place}>
            <dt>{t(`preview.plan.place.${place}`)}</dt>
            {changes
              .filter(change => change.place === place)
              .map(({ action, subject }) => (
                <dd key={`${action} ${subject}`}>
                  <Badge size="small">
                    {t(`preview.plan.action.${action}`)}
                  </Badge>
                  <span>{subject}</span>
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </>
  );
}
