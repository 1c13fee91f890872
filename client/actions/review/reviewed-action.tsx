import { useEffect, useRef } from 'react';
import { ActionSheet } from '#client/actions/action/action-sheet.tsx';
import { useSteps } from '#client/actions/action/use-steps.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { letterOf } from './review-keys.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** One action of the review, with the keys of its steps. */
export function ReviewedAction({ detail }: { detail: ActionDetail }) {
  const steps = useSteps(detail);
  const place = useRef<HTMLDivElement>(null);
  useReviewKeys((asked) => {
    const step = steps.offered.find((each) => each === asked);
    if (step === undefined) return false;
    steps.open(step);
    return true;
  });
  const hasForm = steps.form !== null;
  useEffect(() => {
    // A form takes the focus itself; else whoever listens hears which action this is.
    if (!hasForm) place.current?.querySelector<HTMLElement>('h1')?.focus();
    // Only when another action comes: what happens on this one moves the focus by itself.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div ref={place}>
      <ActionSheet detail={detail} steps={steps} letterOf={letterOf} />
    </div>
  );
}
