import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { DraftingRoom } from '#client/drafting/drafting-room.tsx';
import { LanguageSwitch } from '#client/drafting/language-switch.tsx';
import { inReadersOrder, shownLanguages } from '#client/drafting/language-view.ts';
import { PeopleHere } from '#client/drafting/people-here.tsx';
import { SaveNote } from '#client/drafting/save-note.tsx';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { useText } from '#client/sync/use-text.ts';
import { TopBar } from '#client/ui/top-bar.tsx';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import styles from './document-screen.module.css';
import { MemberControls } from './member-controls.tsx';
import { textOptions } from './text-options.ts';
import { useSideLookOf } from './use-side-look-of.ts';
import { useSignatories } from './use-signatories.ts';

const route = getRouteApi('/signed-in/documents/$documentId');

type Props = { document: OpenDocument; text: OpenDocument['texts'][number] };

/** The bar and the room of one document. */
export function DocumentScreen({ document, text }: Props) {
  const locale = useLocale();
  const navigate = route.useNavigate();
  const { lang } = route.useSearch();
  const { data: me } = useSuspenseQuery(meQuery);
  const queryClient = useQueryClient();
  const part = useRouterState({ select: (state) => state.location.hash });
  // Side by side from a tablet in landscape up; below, one language at a time.
  const isWide = useMediaQuery('(min-width: 64rem)', true, { getInitialValueInEffect: false });
  const lookOf = useSideLookOf();
  const signatories = useSignatories(document.session);
  const languages = inReadersOrder(document.languages, locale);
  const shown = shownLanguages(lang, languages, isWide);
  const { connection, state } = useText(textOptions({ document, text, me, queryClient }));
  return (
    <>
      <TopBar
        demonstration={me.demonstration}
        start={<RoomName document={document} state={state} mayEdit={text.right === 'edit'} />}
        end={
          <>
            <PeopleHere people={state.people} lookOf={lookOf} />
            <LanguageSwitch
              languages={languages}
              shown={shown}
              isWide={isWide}
              onChange={(view) => void navigate({ search: { lang: view }, hash: true, replace: true })}
            />
            <MemberControls />
          </>
        }
      />
      <DraftingRoom
        title={document.title[locale]}
        connection={connection}
        state={state}
        mayEdit={text.right === 'edit'}
        languages={languages}
        shown={shown}
        lookOf={lookOf}
        signatories={signatories}
        part={part}
      />
    </>
  );
}

type RoomNameProps = { document: OpenDocument; state: TextState; mayEdit: boolean };

function RoomName({ document, state, mayEdit }: RoomNameProps) {
  const { t } = useTranslation(['documents', 'common']);
  const locale = useLocale();
  const title = document.title[locale];
  return (
    <>
      <Link to="/" className={styles.back} aria-label={t('common:toHome')} title={t('common:toHome')}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <div className={styles.names}>
        <span className={styles.title} title={title}>
          {title}
        </span>
        <span className={styles.facts}>
          <span className={styles.stage}>{t(`documents:stage-${document.stage}`)}</span>
          {mayEdit && <SaveNote save={state.save} online={state.online} />}
        </span>
      </div>
    </>
  );
}
