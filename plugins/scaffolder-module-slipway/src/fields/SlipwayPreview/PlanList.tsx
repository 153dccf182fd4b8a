import { Skeleton } from '@backstage/ui';
import { PlanPreview } from '@slipway/plugin-slipway-common';
import { Asked } from '../../failures/useAsked';
import { useTexts } from '../useTexts';
import { PlanChanges } from './PlanChanges';
import { PlanCount } from './PlanCount';
import styles from './PlanList.module.css';
import { PreviewFailure } from './PreviewFailure';

/** What will be done to the forge and the catalog, in its order, with what is there already. */
export function PlanList(props: {
  readonly plan: Asked<PlanPreview>;
  /** Whether it is said of the files already why there is none. */
  readonly isToldAbove?: boolean;
}) {
  const { isToldAbove, plan } = props;
  const t = useTexts();
  const { value } = plan;
  const error = plan.isTrying ? undefined : plan.error;
  const isWaiting = !value && !error;
  const changes = value?.changes ?? [];
  return (
    <section className={styles.plan} aria-busy={isWaiting}>
      <h2>{t('preview.plan.title')}</h2>
      <div className={styles.told} role="status">
        {isWaiting && <p>{t('preview.plan.loading')}</p>}
        {value?.standing && changes.length > 0 && (
          <p>{t(`preview.plan.standing.${value.standing}`)}</p>
        )}
        {changes.length > 0 && <PlanCount changes={changes} />}
        {((error && isToldAbove) || (value && changes.length === 0)) && (
          <p>{t('preview.plan.waiting')}</p>
        )}
      </div>
      {isWaiting && (
        <div className={styles.changes}>
          <Skeleton width="100%" height="100%" />
        </div>
      )}
      {error && (
        <div className={styles.changes}>
          {!isToldAbove && (
            <PreviewFailure title={t('preview.plan.failed')} failed={plan} />
          )}
        </div>
      )}
      {changes.length > 0 && <PlanChanges changes={changes} />}
    </section>
  );
}
