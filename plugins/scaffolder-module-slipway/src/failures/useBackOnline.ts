import { useEffect } from 'react';

/** Acts, which must be the same function each time, whenever the browser has its network again. */
export function useBackOnline(act: () => void, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) {
      return undefined;
    }
    window.addEventListener('online', act);
    return () => window.removeEventListener('online', act);
  }, [act, isWanted]);
}
