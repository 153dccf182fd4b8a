import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useState } from 'react';
import { useTexts } from '../fields/useTexts';
import { FailedTaskActions } from './FailedTaskActions';
import { FailureReason } from './FailureReason';
import { mayHaveRepository } from './mayHaveRepository';
import { Remains } from './Remains';
import styles from './result.module.css';
import { SaidBySteps } from './SaidBySteps';
import { isCancelled, nameOf, WatchedTask } from './Task';
import { useAftermath } from './useAftermath';

interface Props {
  readonly watched: WatchedTask;
  /** Looks at the task again. */
  readonly refresh: () => void;
}

/** A task that did not end well: why, what exists now, and what can be done about it. */
export function FailedTask({ refresh, watched }: Props) {
  const t = useTexts();
  const { aftermath, error, look } = useAftermath(watched.task.id);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const name = nameOf(watched.task) ?? t('result.service');
  const title = isCancelled(watched) ? 'cancelled' : 'title';
  return (
    <Card className={styles.card}>
      <CardHeader>
        <div role="alert">
          <Text as="h2" variant="title-x-small">
            {t(`result.failed.${title}`, { name })}
          </Text>
        </div>
      </CardHeader>
      <CardBody>
        <div className={styles.sections}>
          <FailureReason watched={watched} />
          {error ? (
            <p>{t('result.failed.unknown', { reason: error.message })}</p>
          ) : (
            <Remains
              aftermath={aftermath}
              removed={removed}
              wasMade={removed.length > 0 || mayHaveRepository(watched)}
            />
          )}
          <FailedTaskActions
            watched={watched}
            aftermath={aftermath}
            refresh={refresh}
            onDiscarded={things => {
              setRemoved(things);
              return look();
            }}
          />
          <SaidBySteps watched={watched} />
        </div>
      </CardBody>
    </Card>
  );
}
