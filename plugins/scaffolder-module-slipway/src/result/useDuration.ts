import { useTexts } from '../fields/useTexts';

/** Gives a time that has passed as a person reads it; the scaffolder's times may be whole seconds. */
export function useDuration(): (ms: number) => string {
  const t = useTexts();
  return ms => {
    const seconds = Math.floor(Math.max(ms, 0) / 1000);
    if (seconds < 1) {
      return t('result.time.short');
    }
    return seconds < 60
      ? t('result.time.seconds', { seconds: String(seconds) })
      : t('result.time.minutes', {
          minutes: String(Math.floor(seconds / 60)),
          seconds: String(seconds % 60),
        });
  };
}
