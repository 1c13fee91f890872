import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveRefusal } from '#client/actions/refusal-words.ts';
import { takeRows } from '#client/actions/register-queries.ts';
import { takeSteps } from '#client/actions/register/register-commands.ts';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { ActionStep } from '#shared/actions/action-commands.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { AppError } from '#shared/core/app-error.ts';
import type { ActionId } from '#shared/core/id.ts';
import { stepFor, type WantedMove } from './wanted-move.ts';

type Refused = { readonly action: ActionId; readonly label: string; readonly refusal: MoveRefusal };

/** What became of it, as far as it is known. */
export type Taken = {
  readonly wanted: number;
  readonly done: readonly RegisterRow[];
  readonly refused: readonly Refused[];
  /** Why the server gave no answer for the rest, in the reader's language; null: it answered, or is still asked. */
  readonly failure: string | null;
  readonly isOver: boolean;
};

export type TakingSteps = {
  readonly taken: Taken | null;
  /** Told once it is over. */
  readonly take: (rows: readonly RegisterRow[], wanted: WantedMove) => Promise<Taken>;
};

/** Does the same to each of several actions, and keeps account of what was done and what was refused. */
export function useTakingSteps(): TakingSteps {
  const { t } = useTranslation('errors');
  const client = useQueryClient();
  const { side } = useScene();
  const [taken, setTaken] = useState<Taken | null>(null);
  const take: TakingSteps['take'] = async (rows, wanted) => {
    const { steps, refused } = stepsOf(rows, wanted, side);
    let now: Taken = { wanted: rows.length, done: [], refused, failure: null, isOver: false };
    const tell = (more: Partial<Taken>): void => {
      now = { ...now, ...more };
      setTaken(now);
    };
    tell({});
    try {
      await takeSteps(steps, (outcomes) => {
        const done = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.row] : []));
        const no = outcomes.flatMap((outcome) =>
          outcome.kind === 'refused' ? [refusedOf(outcome.action, outcome.refusal)] : [],
        );
        takeRows(client, done);
        tell({ done: [...now.done, ...done], refused: [...now.refused, ...no] });
      });
      tell({ isOver: true });
    } catch (error) {
      const failure = error instanceof AppError ? t(`code-${error.code}`) : t('unreachable');
      tell({ failure, isOver: true });
    }
    return now;
  };
  return { taken, take };
}

/** What the rows already forbid is not sent. */
function stepsOf(
  rows: readonly RegisterRow[],
  wanted: WantedMove,
  side: RegisterRow['parts'][number]['side'],
) {
  const steps: { row: RegisterRow; step: ActionStep }[] = [];
  const refused: Refused[] = [];
  for (const row of rows) {
    const step = stepFor(row, wanted, side);
    if (typeof step === 'string') refused.push(refusedOf(row.id, step));
    else steps.push({ row, step });
  }
  return { steps, refused };
}

const refusedOf = (action: ActionId, refusal: MoveRefusal): Refused => ({
  action,
  label: actionLabel(action),
  refusal,
});
