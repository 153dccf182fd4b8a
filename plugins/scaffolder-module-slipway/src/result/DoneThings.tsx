import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { slipwayFormTranslationRef } from '../translation';
import { Created } from './readCreated';
import { WatchedTask } from './Task';

interface Props {
  readonly changes: Created['changes'];
  readonly watched: WatchedTask;
}

/** What every step did, and what was there already. */
export function DoneThings({ changes, watched }: Props) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const steps = watched.task.spec.steps.filter(
    ({ id }) => (changes.get(id) ?? []).length > 0,
  );
  return steps.length === 0 ? null : (
    <details>
      <summary style={{ color: 'var(--bui-fg-primary)' }}>
        <Text weight="bold">{t('result.created.done')}</Text>
      </summary>
      <Flex direction="column" gap="3" mt="3">
        {steps.map(({ id, name }) => (
          <div key={id}>
            <Text as="h3" variant="body-medium" weight="bold">
              {name}
            </Text>
            <ul style={{ margin: 0, color: 'var(--bui-fg-primary)' }}>
              {(changes.get(id) ?? []).map(({ subject, action }) => (
                <li key={subject}>
                  <Text style={{ overflowWrap: 'anywhere' }}>
                    {subject}: {t(`result.action.${action}`)}
                  </Text>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Flex>
    </details>
  );
}
