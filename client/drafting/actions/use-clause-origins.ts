import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { ClauseOrigin } from '#shared/drafting/action-in-text.ts';
import { originsQuery } from './actions-queries.ts';
import type { ClauseOrigins, ShownOrigin } from './clause-origins.ts';

/** The origins of the clauses of a document, and what has become of them since. */
export function useClauseOrigins(document: string, origins: ClauseOrigins): void {
  const { t } = useTranslation('textActions');
  const locale = useLocale();
  const { data } = useQuery(originsQuery(document));
  useEffect(() => {
    const shown = ({ from, now }: ClauseOrigin): ShownOrigin => ({
      words: [
        t('origin', { title: from.documentTitle[locale] }),
        ...(now === 'same' ? [] : [t(`origin-${now}`)]),
      ].join(' · '),
      href: `/documents/${from.document}#${from.cid}`,
      isAlarming: now !== 'same',
    });
    origins.tell(new Map((data ?? []).map((origin) => [origin.cid, shown(origin)])));
  }, [origins, data, t, locale]);
}
