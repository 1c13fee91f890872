import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { type Document, DocumentKind } from '#shared/drafting/document.ts';
import { bringClause } from './actions-commands.ts';
import { bringableFromQuery, originsQuery } from './actions-queries.ts';
import { readable } from './offer-card.tsx';
import { type PickedThing, ThingPicker } from './thing-picker.tsx';

type Props = { document: Document; after: string; onClose: () => void };

/** Asks which clause of the session's minutes is to be brought, and brings it behind the part that was meant. */
export function BringDialog({ document, after, onClose }: Props) {
  const { t } = useTranslation('textActions');
  const locale = useLocale();
  const commander = useContext(PartCommanderContext);
  const queryClient = useQueryClient();
  const { data: documents } = useQuery(documentsQuery);
  const minutes = (documents ?? []).filter(
    ({ kind, session, side }) =>
      kind === DocumentKind.minutes && session === document.session && side === null,
  );
  const { data: clauses } = useQuery(bringableFromQuery(minutes.map(({ id }) => id)));
  const things = minutes.flatMap((source) =>
    (clauses?.get(source.id) ?? []).map(({ cid, words }): PickedThing => {
      const [language, name] = readable(words, locale);
      const alsoCalled = Object.values(words).join(' ');
      return { id: `${source.id} ${cid}`, name, language, alsoCalled, detail: source.title[locale] };
    }),
  );
  const bring = (id: string): void => {
    const [from, cid = ''] = id.split(' ');
    const source = minutes.find((each) => each.id === from);
    if (source === undefined || commander === null) return;
    const wanted = { from: { document: source.id, cid }, after };
    const brought = commander.carryOut('bring', () => bringClause(document.id, wanted));
    brought.then(
      () => queryClient.invalidateQueries({ queryKey: originsQuery(document.id).queryKey }),
      (error: unknown) => commander.failed(error),
    );
  };
  return <ThingPicker title={t('pickSource')} things={things} onPick={bring} onClose={onClose} />;
}
