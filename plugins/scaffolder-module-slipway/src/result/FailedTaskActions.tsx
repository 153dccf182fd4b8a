import { Alert } from '@backstage/ui';
import { Aftermath } from '@slipway/plugin-slipway-common';
import { useState } from 'react';
import { useTexts } from '../fields/useTexts';
import { ContinueButtons } from './ContinueButtons';
import { DiscardDialog } from './DiscardDialog';
import { needsSecrets } from './needsSecrets';
import styles from './result.module.css';
import { WatchedTask } from './Task';

interface Props {
  readonly watched: WatchedTask;
  /** Absent while it is looked for, and where it cannot be known. */
  readonly aftermath: Aftermath | undefined;
  /** Looks at the task again. */
  readonly refresh: () => void;
  readonly onDiscarded: (removed: readonly string[]) => Promise<void>;
}

/** What can be done about a task that failed, and what that does with what exists. */
export function FailedTaskActions(props: Props) {
  const { aftermath, onDiscarded, refresh, watched } = props;
  const t = useTexts();
  const [failure, setFailure] = useState<string>();
  const repository =
    aftermath?.kept === undefined ? aftermath?.repository : undefined;
  const isGone =
    aftermath !== undefined &&
    !aftermath.repository &&
    aftermath.entityRefs.length === 0;
  const hint = isGone ? 'continueAnew' : 'continueHint';
  return (
    <>
      <div className={styles.buttons}>
        <ContinueButtons
          watched={watched}
          onContinued={refresh}
          onFailed={setFailure}
        />
        {repository && (
          <DiscardDialog
            taskId={watched.task.id}
            repository={repository}
            onDiscarded={onDiscarded}
          />
        )}
      </div>
      {failure !== undefined && (
        <Alert
          status="danger"
          title={t('result.failed.notContinued', { reason: failure })}
        />
      )}
      <p className={styles.hint}>
        {t(`result.failed.${hint}`)}
        {needsSecrets(watched) && ` ${t('result.failed.enterSecrets')}`}
      </p>
    </>
  );
}
