import { Alert, Button } from '@backstage/ui';
import { useLayoutEffect, useRef } from 'react';
import { tellFailure } from '../../failures/tellFailure';
import { Asked } from '../../failures/useAsked';
import { useTexts } from '../useTexts';

interface PreviewFailureProps {
  readonly title: string;
  readonly failed: Asked<unknown>;
}

/** Why something cannot be shown, and another try; whose focus the preview takes over once there is more to see. */
export function PreviewFailure({ title, failed }: PreviewFailureProps) {
  const t = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const left = box.current;
    const preview = left?.closest<HTMLElement>('[tabindex="-1"]');
    return () => {
      if (left?.contains(document.activeElement)) {
        preview?.focus({ preventScroll: true });
      }
    };
  }, []);
  // A refusal of several things has a line for each.
  const lines = tellFailure(failed.error, t).split('\n');
  return (
    <Alert
      ref={box}
      role="alert"
      status="warning"
      icon
      title={title}
      description={lines.map(line => (
        <div key={line}>{line}</div>
      ))}
      customActions={
        <Button
          variant="secondary"
          isPending={failed.isTrying}
          onPress={failed.tryAgain}
        >
          {t('failure.tryAgain')}
        </Button>
      }
    />
  );
}
