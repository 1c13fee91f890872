import { useSuspenseQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { keepReview, reviewAddress } from '#client/actions/review/review-list.ts';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { digestQuery } from '#client/notifications/digest-queries.ts';
import { DueSection } from '#client/notifications/due-section.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import type { ActionId } from '#shared/core/id.ts';
import styles from './home-due.module.css';

const saysNothingDue: ReadonlySet<RegisterChange['kind']> = new Set(['places', 'wording']);

/** On Home: what waits for my Side, live, and for those who keep the register the way to go through it. */
export function HomeDue() {
  const { t } = useTranslation('due');
  const queryClient = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { member } = me;
  useRegisterChanges(
    useCallback(
      (changes: readonly RegisterChange[]) => {
        if (changes.every(({ kind }) => saysNothingDue.has(kind))) return;
        void queryClient.invalidateQueries({ queryKey: digestQuery.queryKey });
      },
      [queryClient],
    ),
  );
  const mayReview = may(member, Verb.runAction, { type: 'register' });
  const review = (ids: readonly ActionId[]) =>
    mayReview && (
      <Link
        className={styles.review}
        to="/actions/review"
        search={reviewAddress(ids)}
        onClick={() => keepReview(member.id, { ids: [...ids], at: null })}
      >
        {t('reviewThese', { count: ids.length })}
      </Link>
    );
  return <DueSection review={review} />;
}
