import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentQuery } from '#client/drafting/documents-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { DocumentScreen } from './document-screen.tsx';
import { usePageTitle } from './use-page-title.ts';
import { useLocale } from '#client/i18n/use-locale.ts';

const route = getRouteApi('/signed-in/documents/$documentId');

/** A document: its common text in the drafting room. */
export function DocumentRoute() {
  const { t } = useTranslation('documents');
  const locale = useLocale();
  const { documentId } = route.useParams();
  // What I may do to it the socket tells at once; that somebody has renamed it, nobody.
  const { data: document } = useSuspenseQuery({ ...documentQuery(documentId), refetchInterval: 60_000 });
  const text = document.texts.find(({ address }) => address === `${document.id}/common`);
  usePageTitle(document.title[locale]);
  if (text === undefined) return <QuietMessage title={t('notFoundTitle')}>{t('notFound')}</QuietMessage>;
  return <DocumentScreen key={text.address} document={document} text={text} />;
}
