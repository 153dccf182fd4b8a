import { splitRepoUrl } from '@slipway/plugin-slipway-common';
import { RefObject, useEffect, useReducer, useRef } from 'react';
import { problemsOf } from '../problemsOf';
import { withRepoName } from './withRepoName';

/** Whoever types pauses for less than this between two letters. */
const PAUSE_MS = 400;

interface Place {
  readonly repoUrl: string | undefined;
  /** What the service is called. */
  readonly serviceName: unknown;
  readonly element: RefObject<HTMLElement>;
  readonly onChange: (repoUrl: string | undefined) => void;
}

/**
 * Calls the repository like the service, until somebody gives it a name of its own. Backstage's picker keeps what
 * it was first drawn with, so it is drawn anew, by another `round`, once the typing pauses and nobody is in it.
 */
export function useProposedName(place: Place) {
  const { repoUrl, serviceName, element } = place;
  const [round, drawAnew] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef({ round, name: splitRepoUrl(repoUrl ?? '').name });
  if (drawn.current.round !== round) {
    drawn.current = { round, name: splitRepoUrl(repoUrl ?? '').name };
  }
  const { name } = drawn.current;
  const isOwn = useRef(name !== '' && name !== serviceName);
  const [left, leave] = useReducer((count: number) => count + 1, 0);
  const isName =
    typeof serviceName === 'string' &&
    problemsOf('name', serviceName).length === 0;
  const proposed = isName && !isOwn.current ? serviceName : undefined;
  const onChange = (given: string | undefined) => {
    isOwn.current ||= splitRepoUrl(given ?? '').name !== drawn.current.name;
    const isProposed = given && proposed !== undefined && !isOwn.current;
    place.onChange(isProposed ? withRepoName(given, proposed) : given);
  };
  useEffect(() => {
    if (proposed === undefined || proposed === name) {
      return undefined;
    }
    const draw = () => {
      if (!isOwn.current && !element.current?.matches(':focus-within')) {
        drawAnew();
      }
    };
    // Whoever goes on before the pause would be held up by a field that still looks empty.
    const drawAtOnce = (event: Event) => {
      const isInside = element.current?.contains(event.target as Node);
      if (!isInside && leavesField(event)) {
        draw();
      }
    };
    const timer = setTimeout(draw, PAUSE_MS);
    document.addEventListener('pointerdown', drawAtOnce, true);
    document.addEventListener('keydown', drawAtOnce, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', drawAtOnce, true);
      document.removeEventListener('keydown', drawAtOnce, true);
    };
  }, [proposed, name, element, left]);
  return { round, onChange, leave };
}

function leavesField(event: Event): boolean {
  return (
    event.type === 'pointerdown' ||
    ['Enter', 'Tab'].includes((event as KeyboardEvent).key)
  );
}
