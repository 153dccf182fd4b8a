import { Button, Text } from '@backstage/ui';
import { useTexts } from '../useTexts';
import styles from './SlipwayPage.module.css';

interface ProvidedSecretProps {
  /** What the field is called. */
  readonly title: string;
  readonly onEnter: () => void;
}

/** In place of the field of a secret that the platform team provides. */
export function ProvidedSecret({ title, onEnter }: ProvidedSecretProps) {
  const t = useTexts();
  return (
    <div className={styles.provided} role="group" aria-label={title}>
      <Text as="p" weight="bold">
        {title}
      </Text>
      <Text as="p">{t('page.provided')}</Text>
      <Button
        variant="tertiary"
        size="small"
        onPress={onEnter}
        aria-label={t('page.enterAnother', { title })}
      >
        {t('page.enter')}
      </Button>
    </div>
  );
}
