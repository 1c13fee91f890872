import { ActionMove } from '#shared/actions/action-moves.ts';

/** Every step that a form exists for: the moves between the Sides, and what keeps the record true. */
export const StepName = {
  ...ActionMove,
  recordTrigger: 'record-trigger',
  amend: 'amend',
  nameBodies: 'name-bodies',
  file: 'file',
  renewQuote: 'renew-quote',
} as const;
export type StepName = (typeof StepName)[keyof typeof StepName];
