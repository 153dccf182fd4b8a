import { PlannedChange } from '@slipway/plugin-slipway-common';
import { useTexts } from '../useTexts';

const actions = [
  'create',
  'update',
  'keep',
  'unknown',
] as const satisfies readonly PlannedChange['action'][];

/** How much of a plan there is to do, in one sentence. */
export function PlanCount(props: {
  readonly changes: readonly PlannedChange[];
}) {
  const t = useTexts();
  const counts = actions
    .map(action => ({
      action,
      count: props.changes.filter(change => change.action === action).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <p>
      {counts
        .map(({ action, count }) =>
          t(`preview.plan.count.${action}`, { count }),
        )
        .join(', ')}
    </p>
  );
}
