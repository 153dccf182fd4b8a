import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { slipwayFormTranslationRef } from '../translation';
import { Commands } from './Commands';

/** How a developer begins: the command that clones, with a button to copy it, and the ones that follow. */
export function CloneCommand({ cloneUrl }: { readonly cloneUrl: string }) {
  const { t } = useTranslationRef(slipwayFormTranslationRef);
  const [told, setTold] = useState('');
  const command = `git clone ${cloneUrl}`;
  const folder =
    cloneUrl
      .split('/')
      .pop()
      ?.replace(/\.git$/, '') ?? '.';
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setTold(t('result.created.copied')),
      () => setTold(t('result.created.notCopied')),
    );
  return (
    <>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('result.created.clone')}
        </Text>
        <Commands label={t('result.created.clone')} lines={[command]} />
        <Flex gap="2" align="center">
          <Button variant="secondary" onPress={copy}>
            {t('result.created.copy')}
          </Button>
          <Text role="status">{told}</Text>
        </Flex>
      </Flex>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('result.created.next')}
        </Text>
        <Text>{t('result.created.nextHint')}</Text>
        <Commands
          label={t('result.created.next')}
          lines={[
            `cd ${folder}`,
            'make install',
            'docker compose up --detach db',
            'make test',
          ]}
        />
      </Flex>
    </>
  );
}
