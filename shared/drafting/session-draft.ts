import { carryOverAnnex, reviewParts } from '#shared/actions/carry-over-text.ts';
import type { CarriedAction } from '#shared/actions/carry-over.ts';
import type { Body } from '#shared/sides/body.ts';
import type { PartIn } from './part-builder.ts';
import { type SkeletonFacts, skeletonOf } from './skeleton.ts';
import type { TextLanguage } from './text/text-shape.ts';

/** The clause of the skeleton after which the unfinished decisions stand one by one. */
const REVIEW_CLAUSE = 'c-progress';

/**
 * The draft of a Protocol as a session begins with it: the skeleton, in its review every decision that is not completed,
 * and the annex of those that are carried over.
 */
export function sessionDraft(
  facts: SkeletonFacts,
  { carried, bodies }: { carried: readonly CarriedAction[]; bodies: readonly Body[] },
): readonly PartIn<TextLanguage>[] {
  const parts = skeletonOf(facts);
  // A first session has nothing to review and nothing to carry over.
  if (facts.session === 1) return parts;
  const after = parts.findIndex((part) => part('en').attributes['cid'] === REVIEW_CLAUSE) + 1;
  if (after === 0) throw new RangeError('the skeleton has no review');
  return [
    ...parts.slice(0, after),
    ...reviewParts(carried, 'c-unfinished'),
    ...parts.slice(after),
    ...carryOverAnnex(carried, { cid: 'c-annex-carried', bodies }),
  ];
}
