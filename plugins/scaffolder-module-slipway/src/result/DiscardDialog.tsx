import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import { RemainingRepository } from '@slipway/plugin-slipway-common';
import { useState } from 'react';
import { useTexts } from '../fields/useTexts';
import { tasksApiRef } from './TasksApi';

interface Props {
  readonly taskId: string;
  readonly repository: RemainingRepository;
  /** Told what was deleted; the dialog stays until it is done. */
  readonly onDiscarded: (removed: readonly string[]) => Promise<void>;
}

/** Asks before a repository is deleted; whether it may be is decided by the server. */
export function DiscardDialog({ onDiscarded, repository, taskId }: Props) {
  const t = useTexts();
  const tasks = useApi(tasksApiRef);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const discard = async () => {
    setBusy(true);
    try {
      const { removed } = await tasks.discard(taskId, repository.id);
      await onDiscarded(removed);
      setOpen(false);
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const name = `${repository.owner}/${repository.name}`;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="secondary">{t('result.failed.discard')}</Button>
      <Dialog>
        <DialogHeader>{t('result.discard.title')}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="3">
            <Text>{t('result.discard.text', { name })}</Text>
            {failure !== undefined && (
              <Alert
                status="danger"
                title={t('result.discard.failed', { reason: failure })}
              />
            )}
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button destructive isPending={isBusy} onPress={discard}>
            {t('result.discard.confirm')}
          </Button>
          <Button variant="secondary" slot="close">
            {t('result.discard.cancel')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
