import { accepted, answerOf, api } from '#client/app/api.ts';
import {
  type ActionStep,
  type BulkOutcomes,
  bulkOutcomesSchema,
  MOST_BULK_MOVES,
} from '#shared/actions/action-commands.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { NewView } from '#shared/actions/saved-view.ts';

type Outcome = BulkOutcomes['outcomes'][number];

/**
 * Takes a step in each action by itself, on the state that the row shows: what was changed meanwhile is refused. Told of
 * each portion as it is answered; fails as `answerOf` does, what was told before is done.
 */
export async function takeSteps(
  steps: readonly { readonly row: RegisterRow; readonly step: ActionStep }[],
  onOutcomes: (outcomes: readonly Outcome[]) => void,
): Promise<void> {
  const moves = steps.map(({ row, step }) => ({
    action: row.id,
    expectedRevision: row.revision,
    move: step,
  }));
  for (let start = 0; start < moves.length; start += MOST_BULK_MOVES) {
    const json = { moves: moves.slice(start, start + MOST_BULK_MOVES) };
    const { outcomes } = await answerOf(api.api.actions['bulk-moves'].$post({ json }), bulkOutcomesSchema);
    onOutcomes(outcomes);
  }
}

/** The same id again replaces the view. */
export function saveView(id: string, view: NewView): Promise<void> {
  return accepted(api.api.actions.views[':id'].$put({ param: { id }, json: view }));
}

export function removeView(id: string): Promise<void> {
  return accepted(api.api.actions.views[':id'].$delete({ param: { id } }));
}
