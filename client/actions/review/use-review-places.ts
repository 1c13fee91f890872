import { useCallback, useEffect, useRef, useState } from 'react';
import { reviewAt } from '#client/actions/action-commands.ts';
import { useLiveAction } from '#client/actions/use-live-action.ts';
import type { RegisterChange, ReviewerPlace } from '#shared/actions/register-change.ts';
import type { ActionId, MemberId } from '#shared/core/id.ts';

/** Where the others review; and tells them where this member does, for as long as the review stands open. */
export function useReviewPlaces(own: MemberId, at: ActionId | null): readonly ReviewerPlace[] {
  const [places, setPlaces] = useState<readonly ReviewerPlace[]>([]);
  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
    tell(at);
  }, [at]);
  useEffect(() => () => tell(null), []);
  const heed = useCallback((changes: readonly RegisterChange[]) => {
    for (const change of changes) {
      if (change.kind === 'places') setPlaces(change.places);
      // The server forgets places with the line: whoever has a new one says anew where they are.
      if (change.kind === 'ready') tell(latest.current);
    }
  }, []);
  useLiveAction(at, heed);
  return places.filter(({ member }) => member !== own);
}

function tell(at: ActionId | null): void {
  // An ornament: the review goes on without it, and the next step tells again.
  reviewAt(at).catch(() => undefined);
}
