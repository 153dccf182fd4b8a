/** Lines for a terminal; a long one scrolls, also by keyboard. */
export function Commands({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly string[];
}) {
  return (
    <pre
      role="region"
      aria-label={label}
      // What scrolls must be reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{
        margin: 0,
        padding: 'var(--bui-space-3)',
        overflowX: 'auto',
        border: '1px solid var(--bui-border-2)',
        borderRadius: 'var(--bui-radius-2)',
        color: 'var(--bui-fg-primary)',
      }}
    >
      <code>{lines.join('\n')}</code>
    </pre>
  );
}
