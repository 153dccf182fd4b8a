import { Alert } from '@backstage/ui';

interface PreviewFailureProps {
  readonly title: string;
  readonly error: Error;
}

/** Why something cannot be shown, in the backend's words. */
export function PreviewFailure({ title, error }: PreviewFailureProps) {
  // A refusal of several things has a line for each.
  const lines = reasonOf(error).split('\n');
  return (
    <Alert
      status="warning"
      icon
      title={title}
      description={lines.map(line => (
        <div key={line}>{line}</div>
      ))}
    />
  );
}

/** Backstage puts the request before the backend's own sentence. */
function reasonOf(error: Error): string {
  const { body } = error as { body?: { error?: { message?: string } } };
  return body?.error?.message ?? error.message;
}
