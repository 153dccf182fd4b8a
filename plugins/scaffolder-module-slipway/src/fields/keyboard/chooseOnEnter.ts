import { KeyboardEvent } from 'react';

/**
 * Goes onto what surrounds lists that can be searched: Enter chooses the option that is shown as the current one.
 * By itself react-aria forgets which one that is where a search leaves the current one as it was
 * (https://github.com/adobe/react-spectrum/issues/8938), and Enter then does nothing.
 */
export const chooseOnEnter = {
  onKeyDownCapture(event: KeyboardEvent) {
    const { target } = event;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
      return;
    }
    const list =
      target instanceof HTMLInputElement &&
      target.getAttribute('aria-controls');
    const current =
      list &&
      document
        .getElementById(list)
        ?.querySelector<HTMLElement>('[role="option"][data-focused]');
    if (current) {
      event.preventDefault();
      event.stopPropagation();
      current.click();
    }
  },
};
