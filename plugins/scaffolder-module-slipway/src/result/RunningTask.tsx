import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useTexts } from '../fields/useTexts';
import styles from './result.module.css';
import { StepList } from './StepList';
import { StepLine, stepLines } from './stepLines';
import { nameOf, WatchedTask } from './Task';
import { useDuration } from './useDuration';
import { useNow } from './useNow';

/** What a task is doing at this moment, what it waits for, and what it has done. */
export function RunningTask({ watched }: { readonly watched: WatchedTask }) {
  const t = useTexts();
  const now = useNow();
  const steps = stepLines(watched);
  // Between two steps, and before the end is known, nothing is being done: what was done last stays.
  const index = steps.findLastIndex(({ state }) => state !== 'open');
  const current = steps[index];
  const name = nameOf(watched.task) ?? t('result.service');
  return (
    <Card className={styles.card}>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('result.running.title', { name })}
        </Text>
      </CardHeader>
      <CardBody>
        <div className={styles.sections}>
          <div className={styles.now}>
            {/* A screen reader is told each step and each wait once, and not every second. */}
            <div role="status">
              <p>
                {current
                  ? t('result.running.step', {
                      number: String(index + 1),
                      total: String(steps.length),
                      name: current.name,
                    })
                  : t('result.running.starting')}
              </p>
              <p>{current?.lines.at(-1)?.text}</p>
            </div>
            <Since line={current?.lines.at(-1)} now={now} />
          </div>
          <StepList steps={steps} now={now} />
          <p className={styles.hint}>{t('result.running.leave')}</p>
        </div>
      </CardBody>
    </Card>
  );
}

/** How long ago a line was said, so that whoever waits sees that time passes. */
function Since({
  line,
  now,
}: {
  readonly line: StepLine | undefined;
  readonly now: number;
}) {
  const t = useTexts();
  const duration = useDuration();
  return (
    <p className={styles.hint}>
      {line && t('result.running.since', { time: duration(now - line.at) })}
    </p>
  );
}
