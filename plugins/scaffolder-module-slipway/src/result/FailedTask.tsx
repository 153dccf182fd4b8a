import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { Aftermath } from '@slipway/plugin-slipway-common';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { slipwayFormTranslationRef } from '../translation';
import { continueHref } from './continueHref';
import { DiscardDialog } from './DiscardDialog';
import { failureReason } from './failureReason';
import { Remains } from './Remains';
import { stepLines } from './stepLines';
import { WatchedTask } from './Task';
import { tasksApiRef } from './TasksApi';

/** A task that did not end well: why, what exists now, and what can be done about it. */
export function FailedTask({ watched }: { readonly watched: WatchedTask }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const { pathname } = useLocation();
  const { aftermath, error, look } = useAftermath(watched.task.id);
  const isCancelled = watched.task.status === 'cancelled';
  const href = continueHref(pathname, watched.task);
  const canDiscard = aftermath?.repository && aftermath.kept === undefined;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t(isCancelled ? 'result.failed.cancelled' : 'result.failed.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="4">
          <Alert status="danger" title={<Reason watched={watched} />} />
          {error && (
            <Text>{t('result.failed.unknown', { reason: error.message })}</Text>
          )}
          {aftermath && <Remains aftermath={aftermath} />}
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            {href !== undefined && (
              <ButtonLink href={href}>{t('result.failed.continue')}</ButtonLink>
            )}
            {canDiscard && aftermath.repository && (
              <DiscardDialog
                taskId={watched.task.id}
                repository={aftermath.repository}
                onDiscarded={look}
              />
            )}
          </Flex>
          <Text>{t('result.failed.continueHint')}</Text>
          <Said watched={watched} />
        </Flex>
      </CardBody>
    </Card>
  );
}

/** One thing that is wrong is a sentence, several are a list. */
function Reason({ watched }: { readonly watched: WatchedTask }) {
  const lines = failureReason(watched) ?? [watched.task.status];
  return (
    <>
      {lines.map(line => (
        <div key={line} style={{ overflowWrap: 'anywhere' }}>
          {line}
        </div>
      ))}
    </>
  );
}

/** What each step said before it was over. */
function Said({ watched }: { readonly watched: WatchedTask }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  return (
    <details>
      <summary style={{ color: 'var(--bui-fg-primary)' }}>
        <Text weight="bold">{t('result.failed.stepsDone')}</Text>
      </summary>
      {stepLines(watched).map(({ id, lines, name, status }) => (
        <div key={id}>
          <Text as="h3" variant="body-medium" weight="bold">
            {name}: {status}
          </Text>
          <ul style={{ margin: 0, color: 'var(--bui-fg-primary)' }}>
            {lines.map((line, index) => (
              <li key={`${index} ${line}`}>
                <Text style={{ overflowWrap: 'anywhere' }}>{line}</Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

/** What the task left behind, and how to look again. */
function useAftermath(taskId: string) {
  const tasks = useApi(tasksApiRef);
  const [found, setFound] = useState<{
    readonly aftermath?: Aftermath;
    readonly error?: Error;
  }>({});
  const look = useCallback(async () => {
    setFound(
      await tasks.look(taskId).then(
        aftermath => ({ aftermath }),
        error => ({ error }),
      ),
    );
  }, [taskId, tasks]);
  useEffect(() => {
    look();
  }, [look]);
  return { ...found, look };
}
