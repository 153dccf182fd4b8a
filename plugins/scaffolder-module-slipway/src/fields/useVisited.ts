import { FocusEvent, useState } from 'react';

/** Whether somebody has been in a card or a row and left it: only then is an empty one reproached with being empty. */
export function useVisited(atOnce: boolean) {
  const [isVisited, setVisited] = useState(atOnce);
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      setVisited(true);
    }
  };
  return { isVisited: isVisited || atOnce, handlers: { onBlur } };
}
