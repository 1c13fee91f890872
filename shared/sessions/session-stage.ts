import { SessionStage } from './session.ts';

/** What takes a session from one stage to another. */
type StageStep = 'opening' | 'hand' | 'seal';

type StageMove = { readonly from: SessionStage; readonly to: SessionStage; readonly by: StageStep };

/**
 * Every way from one stage to another; what is not here is not allowed. Opening makes the draft of the Protocol, and the
 * seal is both co-chairs' consent to one digest: neither can be set by hand. Nothing leads out of a sealed session.
 */
export const stageMoves: readonly StageMove[] = [
  { from: SessionStage.preparing, to: SessionStage.drafting, by: 'opening' },
  { from: SessionStage.drafting, to: SessionStage.reconciling, by: 'hand' },
  { from: SessionStage.reconciling, to: SessionStage.drafting, by: 'hand' },
  { from: SessionStage.reconciling, to: SessionStage.agreed, by: 'hand' },
  { from: SessionStage.agreed, to: SessionStage.reconciling, by: 'hand' },
  { from: SessionStage.agreed, to: SessionStage.sealed, by: 'seal' },
];

/** In the order of a session's life. */
export const stagesInOrder: readonly SessionStage[] = Object.values(SessionStage);

/** Where a secretary may take a session from here: forward first. */
export function movesByHand(from: SessionStage): readonly SessionStage[] {
  return stageMoves
    .filter((move) => move.from === from && move.by === 'hand')
    .map(({ to }) => to)
    .sort((a, b) => stagesInOrder.indexOf(b) - stagesInOrder.indexOf(a));
}

export function isBack(from: SessionStage, to: SessionStage): boolean {
  return stagesInOrder.indexOf(to) < stagesInOrder.indexOf(from);
}

/** Its text is agreed: the next session may be opened, and takes its place as the current one. */
export function isOver(stage: SessionStage): boolean {
  return stage === SessionStage.agreed || stage === SessionStage.sealed;
}

/** Whether members may do another thing to its documents at the one stage than at the other. */
export function changesRights(from: SessionStage, to: SessionStage): boolean {
  return (from === SessionStage.sealed) !== (to === SessionStage.sealed);
}
