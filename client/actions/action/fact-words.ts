import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { deadlineText } from '#shared/actions/deadline-text.ts';
import type { Deadline } from '#shared/actions/deadline.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { ordinalOf } from '#shared/drafting/default-title.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { bodyOf, sessionNumber, useDesk } from './desk.ts';

/** What happened, as a sentence, and what its writer said. */
export type ToldFact = { readonly title: string; readonly words: string | null };

/** A fact of the history in the reader's language; words that people wrote stay as they wrote them. */
export function useFactWords(): (fact: ActionFact) => ToldFact {
  const { t } = useTranslation(['desk', 'actions']);
  const locale = useLocale();
  const desk = useDesk();
  const until = (deadline: Deadline): string =>
    deadlineText(deadline, locale, (session) => sessionNumber(desk, session));
  const body = (id: Parameters<typeof bodyOf>[1]): string => bodyOf(desk, id)?.short[locale] ?? id;
  const only = (title: string, words: string | null = null): ToldFact => ({ title, words });
  return (fact) => {
    switch (fact.fact) {
      case 'ActionRegistered':
      case 'CommitmentAmended':
      case 'ActionFiled':
      case 'QuoteRenewed':
      case 'ReportAccepted':
      case 'ProposalAccepted':
      case 'ProposalWithdrawn':
        return only(t(`desk:fact-${fact.fact}`));
      case 'BodiesNamed':
        return only(
          t('desk:fact-BodiesNamed', { bodies: [fact.leadBody, ...fact.coExecutors].map(body).join(', ') }),
        );
      case 'TriggerRecorded':
        return only(t('desk:fact-TriggerRecorded', { day: formatDay(fact.day, locale) }));
      case 'ActionReported':
        return only(
          t('desk:fact-ActionReported', { status: t(`actions:status-${fact.status}`) }),
          fact.words,
        );
      case 'ExtensionProposed':
        return only(t('desk:fact-ExtensionProposed', { deadline: until(fact.deadline) }), fact.reason);
      case 'EndingProposed': {
        const by = fact.by === null ? null : actionLabel(fact.by);
        if (by === null) return only(t(`desk:fact-EndingProposed-${fact.ending}`), fact.reason);
        return only(t('desk:fact-EndingProposed-by', { by }), fact.reason);
      }
      case 'ReportReturned':
      case 'ProposalDeclined':
      case 'ActionReopened':
        return only(t(`desk:fact-${fact.fact}`), fact.reason);
      case 'ActionCarriedOver': {
        const number = sessionNumber(desk, fact.into);
        const session = number === null ? fact.into : ordinalOf(number, locale);
        return only(t('desk:fact-ActionCarriedOver', { session }));
      }
      case 'ActionNoted':
        return only(t('desk:fact-ActionNoted'), fact.words);
      default:
        return exhaustive(fact);
    }
  };
}
