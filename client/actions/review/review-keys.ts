import { StepName } from '#client/actions/action/step-name.ts';

/** What a key of the review does besides the steps. */
export const ReviewKey = { next: 'next', previous: 'previous', join: 'join' } as const;
export type ReviewKey = (typeof ReviewKey)[keyof typeof ReviewKey];

/** By the place of the key, so that they are the same on every layout; the letter is that of a Latin keyboard. */
const letters: Readonly<Record<string, ReviewKey | StepName>> = {
  J: ReviewKey.next,
  K: ReviewKey.previous,
  G: ReviewKey.join,
  R: StepName.report,
  A: StepName.accept,
  B: StepName.return,
  E: StepName.extend,
  X: StepName.end,
  Y: StepName.acceptProposal,
  D: StepName.declineProposal,
  W: StepName.withdrawProposal,
  O: StepName.reopen,
  N: StepName.note,
};

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/** What the pressed key asks for; null: nothing of the review. */
export function reviewKeyOf(pressed: Pressed): ReviewKey | StepName | null {
  const { code, ctrlKey, metaKey, altKey, shiftKey, isComposing } = pressed;
  if (ctrlKey || metaKey || altKey || shiftKey || isComposing) return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter === undefined ? null : (letters[letter] ?? null);
}

/** The key of a step or of the review's own; null: it has none. */
export function letterOf(what: ReviewKey | StepName): string | null {
  return Object.entries(letters).find(([, each]) => each === what)?.[0] ?? null;
}

/** True where letters are written, or choose something. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(radio|checkbox|file|button|submit)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
