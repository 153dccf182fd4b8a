import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
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
import { slipwayFormTranslationRef } from '../translation';
import { tasksApiRef } from './TasksApi';

interface Props {
  readonly taskId: string;
  readonly repository: RemainingRepository;
  readonly onDiscarded: () => void;
}

/** Asks before a repository is deleted; whether it may be is decided by the server. */
export function DiscardDialog({ onDiscarded, repository, taskId }: Props) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const tasks = useApi(tasksApiRef);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const discard = async () => {
    setBusy(true);
    try {
      await tasks.discard(taskId, repository.id);
      setOpen(false);
      onDiscarded();
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
          <Button isDisabled={isBusy} onPress={discard}>
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
