import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { slipwayFormTranslationRef } from '../translation';
import { stepLines } from './stepLines';
import { WatchedTask } from './Task';

const SECOND_MS = 1_000;

/** What a task is doing at this moment, and what it waits for. */
export function RunningTask({ watched }: { readonly watched: WatchedTask }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const current = stepLines(watched).findLast(
    ({ status }) => status === 'processing',
  );
  const seconds = useSeconds();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('result.running.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="2">
          {/* A screen reader is told each step once, and not every second. */}
          <Text role="status">
            {current
              ? t('result.running.step', { name: current.name })
              : t('result.running.starting')}
          </Text>
          <Text>
            {[current?.lines.at(-1), t('result.running.elapsed', { seconds })]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Text>{t('result.running.leave')}</Text>
        </Flex>
      </CardBody>
    </Card>
  );
}

/** How long somebody has been looking on. */
function useSeconds(): string {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(now => now + 1), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return String(seconds);
}
