import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskContext } from '#client/actions/action/desk.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import {
  idsInAddress,
  keepReview,
  recallReview,
  reviewAddress,
  reviewOf,
  unfinished,
} from '#client/actions/review/review-list.ts';
import { ReviewScreen } from '#client/actions/review/review-screen.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { actionIdSchema, type ActionId } from '#shared/core/id.ts';
import { WayBack } from './way-back.tsx';
import { MemberControls } from './member-controls.tsx';
import styles from './action-route.module.css';
import { useDeskOfMember } from './use-desk-of-member.ts';
import { usePageTitle } from './use-page-title.ts';

const route = getRouteApi('/signed-in/actions/review');

/** The review of actions one by one, for those who keep the register. */
export function ReviewRoute() {
  const { t } = useTranslation('desk');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: register } = useSuspenseQuery(registerQuery);
  const desk = useDeskOfMember();
  usePageTitle(t('review'));
  return (
    <DeskContext value={desk}>
      <TopBar demonstration={me.demonstration} start={<WayBack />} end={<MemberControls />} />
      <main id="content" className={styles.review} tabIndex={-1}>
        {register.mayRun ? (
          <Review />
        ) : (
          <QuietMessage title={t('review')}>{t('reviewIsForKeepers')}</QuietMessage>
        )}
      </main>
    </DeskContext>
  );
}

function Review() {
  const { t } = useTranslation('desk');
  const navigate = route.useNavigate();
  const { ids, at } = route.useSearch();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: register } = useSuspenseQuery(registerQuery);
  const { id: member } = me.member;
  const { rows } = register;
  const [begun, setBegun] = useState(0);
  // What is gone through is settled once: an action that is closed on the way keeps its place in the row.
  const list = useMemo(
    () => reviewOf(rows, { ids: idsInAddress(ids), at: null, kept: recallReview(member) }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [ids, member, begun],
  );
  const place = actionIdSchema.safeParse(at).data ?? null;
  const review = { ids: list.ids, at: place !== null && list.ids.includes(place) ? place : list.at };
  useEffect(() => keepReview(member, { ids: list.ids, at: review.at }), [member, list, review.at]);
  const go = (action: ActionId) =>
    void navigate({
      search: { ...(ids !== undefined && { ids }), at: action },
      replace: true,
      resetScroll: true,
    });
  const all = unfinished(rows);
  const isAll = all.every((id) => list.ids.includes(id));
  const beginAnew = (): void => {
    keepReview(member, { ids: all, at: null });
    setBegun((times) => times + 1);
    void navigate({ search: reviewAddress(all), replace: true });
  };
  return (
    <>
      <h2 className={styles.reviewName}>{t('review')}</h2>
      {!isAll && (
        <p className={styles.reviewAll}>
          <TextButton onClick={beginAnew}>{t('reviewAll', { count: all.length })}</TextButton>
        </p>
      )}
      <ReviewScreen review={review} rows={rows} onGo={go} />
    </>
  );
}
