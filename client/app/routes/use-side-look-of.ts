import { useCallback } from 'react';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { useSideLooks } from './use-side-looks.ts';

/** Letters, colour and name for the Side of a member. */
export function useSideLookOf(): SideLookOf {
  const looks = useSideLooks();
  return useCallback(
    (side) => {
      const look = side === null ? undefined : looks.get(side);
      return { letters: look?.letters ?? '', hue: look?.hue ?? 'none', name: look?.name ?? '' };
    },
    [looks],
  );
}
