import { useMemo, useState } from 'react';
import type { ActionId } from '#shared/core/id.ts';

export type Chosen = {
  readonly ids: ReadonlySet<ActionId>;
  readonly toggle: (id: ActionId) => void;
  /** Instead of what was chosen before. */
  readonly choose: (ids: readonly ActionId[]) => void;
};

/** The actions that are chosen to be edited together. */
export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<ActionId>>(new Set());
  return useMemo(
    () => ({
      ids,
      choose: (wanted) => setIds(new Set(wanted)),
      toggle: (id) =>
        setIds((before) => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
    }),
    [ids],
  );
}
