/** The keyboard event of a text field of `@backstage/ui`, which goes no further unless it is told to. */
interface FieldKeyboardEvent {
  readonly key: string;
  preventDefault(): void;
  continuePropagation(): void;
}

/** Does something on Enter; every other key goes on to the row and the card. */
export function onEnter(event: FieldKeyboardEvent, action: () => void): void {
  if (event.key === 'Enter') {
    event.preventDefault();
    action();
  } else {
    event.continuePropagation();
  }
}
