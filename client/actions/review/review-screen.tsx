import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '#client/actions/action/desk.ts';
import { actionQuery } from '#client/actions/action-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { ActionId } from '#shared/core/id.ts';
import { ReviewBar } from './review-bar.tsx';
import { ReviewIndex } from './review-index.tsx';
import { ReviewKey } from './review-keys.ts';
import { placeAfter, type Review } from './review-list.ts';
import styles from './review-screen.module.css';
import { ReviewedAction } from './reviewed-action.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { useReviewPlaces } from './use-review-places.ts';

/** Milliseconds: what was read ahead so lately is not read ahead again. */
const FRESH_MS = 30_000;

type Props = {
  review: Review;
  rows: readonly RegisterRow[];
  onGo: (action: ActionId) => void;
};

/** Action after action, by keys: what it is, what may be done, how far one is, and where the other secretary is. */
export function ReviewScreen({ review, rows, onGo }: Props) {
  const { t } = useTranslation('desk');
  const { member } = useDesk();
  const { at } = review;
  const places = useReviewPlaces(member, at);
  const elsewhere = places.find(({ action }) => action !== at && review.ids.includes(action));
  useNeighbours(review);
  const go = (action: ActionId | null): boolean => {
    if (action === null || action === at) return false;
    onGo(action);
    return true;
  };
  useReviewKeys((asked) => {
    if (asked === ReviewKey.next) return go(placeAfter(review, 1));
    if (asked === ReviewKey.previous) return go(placeAfter(review, -1));
    return asked === ReviewKey.join && elsewhere !== undefined && go(elsewhere.action);
  });
  if (at === null)
    return <QuietMessage title={t('nothingToReview')}>{t('nothingToReviewHint')}</QuietMessage>;
  return (
    <div className={styles.screen}>
      <ReviewIndex review={review} rows={rows} places={places} onGo={onGo} />
      <div className={styles.action}>
        <OneAction key={at} action={at} />
      </div>
      <ReviewBar review={review} places={places} elsewhere={elsewhere?.action ?? null} onGo={onGo} />
    </div>
  );
}

/** What comes next is there before it is asked for. */
function useNeighbours(review: Review): void {
  const queryClient = useQueryClient();
  const next = placeAfter(review, 1);
  const previous = placeAfter(review, -1);
  useEffect(() => {
    for (const id of [next, previous]) {
      if (id !== null) void queryClient.prefetchQuery({ ...actionQuery(id), staleTime: FRESH_MS });
    }
  }, [queryClient, next, previous]);
}

function OneAction({ action }: { action: ActionId }) {
  const { t } = useTranslation(['desk', 'errors']);
  const { data, error } = useQuery(actionQuery(action));
  if (data !== undefined) return <ReviewedAction detail={data} />;
  if (error !== null) return <QuietMessage tone="error">{t('errors:notLoaded')}</QuietMessage>;
  return <output className={styles.waiting}>{t('desk:opening')}</output>;
}
