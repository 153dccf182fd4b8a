import { useState } from 'react';
import { Text, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { useTexts } from '../useTexts';
import { Preset } from './schema';
import styles from './SlipwayPage.module.css';

interface PresetsProps {
  readonly presets: readonly Preset[];
  readonly onChoose: (preset: Preset) => void;
}

/** What a form can begin with, each a button that fills it in. */
export function Presets({ presets, onChoose }: PresetsProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<string>();
  return (
    <section className={styles.group} aria-labelledby="slipway-presets">
      <header>
        <Text as="h2" variant="title-x-small" id="slipway-presets">
          {t('page.presets')}
        </Text>
        <Text as="p">{t('page.presetsHint')}</Text>
      </header>
      <div className={styles.presets}>
        {presets.map(preset => (
          <button
            key={preset.title}
            type="button"
            className={styles.preset}
            aria-pressed={preset.title === chosen}
            onClick={() => {
              setChosen(preset.title);
              onChoose(preset);
            }}
          >
            <span className={styles.presetTitle}>
              {preset.title}
              {preset.title === chosen && <RiCheckLine aria-hidden size={16} />}
            </span>
            <span className={styles.presetText}>{preset.description}</span>
          </button>
        ))}
      </div>
      <VisuallyHidden role="status" aria-live="polite">
        {chosen && t('page.applied', { title: chosen })}
      </VisuallyHidden>
    </section>
  );
}
