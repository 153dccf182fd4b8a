import { Badge } from '@backstage/ui';
import { PlannedChange } from '@slipway/plugin-slipway-common';
import { useTexts } from '../useTexts';
import styles from './PlanList.module.css';

const places = [
  'repository',
  'pipeline',
  'branch',
  'catalog',
  'record',
] as const satisfies readonly PlannedChange['place'][];

/** Every change of a plan at its place; in a box of one height, so that nothing moves when it arrives. */
export function PlanChanges(props: {
  readonly changes: readonly PlannedChange[];
}) {
  const t = useTexts();
  return (
    <div
      className={styles.changes}
      role="region"
      aria-label={t('preview.plan.title')}
      // What can be scrolled has to be reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <dl>
        {places.map(place => (
          <div key={place}>
            <dt>{t(`preview.plan.place.${place}`)}</dt>
            {props.changes
              .filter(change => change.place === place)
              .map(change => (
                <Change key={change.subject} change={change} />
              ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

function Change({ change }: { readonly change: PlannedChange }) {
  const t = useTexts();
  const { action, from, reason, subject, to } = change;
  return (
    <dd data-action={action}>
      <Badge size="small">{t(`preview.plan.action.${action}`)}</Badge>
      <span>
        {subject}
        {from !== undefined && to !== undefined && (
          <small>{t('preview.plan.change', { from, to })}</small>
        )}
        {from === undefined && to !== undefined && <small>{to}</small>}
        {reason && <small>{reason}</small>}
      </span>
    </dd>
  );
}
