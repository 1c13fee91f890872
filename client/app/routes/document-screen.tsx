import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter, useRouterState } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { meQuery } from '#client/auth/auth-queries.ts';
import { ActionsAround, ActionsSpace } from '#client/drafting/actions/actions-around.tsx';
import { ActionsButton } from '#client/drafting/actions/actions-button.tsx';
import { CommentsAround, CommentsSpace } from '#client/drafting/comments/comments-around.tsx';
import { CommentsButton } from '#client/drafting/comments/comments-button.tsx';
import { DraftingRoom } from '#client/drafting/drafting-room.tsx';
import { LanguageSwitch } from '#client/drafting/language-switch.tsx';
import { inReadersOrder, type LanguageView, shownLanguages } from '#client/drafting/language-view.ts';
import { NotesAround, NotesSpace } from '#client/drafting/notes/notes-around.tsx';
import { NotesButton } from '#client/drafting/notes/notes-button.tsx';
import { PartCommandsAround } from '#client/drafting/parts/part-commands-around.tsx';
import { PeopleHere } from '#client/drafting/presence/people-here.tsx';
import { useNamedText } from '#client/drafting/presence/present-names.ts';
import { type Follow, useFollow } from '#client/drafting/presence/use-follow.ts';
import { SaveNote } from '#client/drafting/save-note.tsx';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { pieceFailed } from '#client/ui/region-failed.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import styles from './document-screen.module.css';
import { loadPeopleScreens } from './load-people-screens.ts';
import { MemberControls } from './member-controls.tsx';
import { OfferedCommands } from './offered-commands.ts';
import { textOptions } from './text-options.ts';
import { useActionGround } from './use-action-ground.ts';
import { useSideLookOf } from './use-side-look-of.ts';
import { useSignatories } from './use-signatories.ts';

/** Comes behind the room: it is not waited for. */
const LiveActions = loadedLater(async () => (await import('./live-document-actions.ts')).LiveDocumentActions);

/** Only when a login ends. */
const LoginAgain = loadedLater(async () => (await loadPeopleScreens()).LoginAgain);

const route = getRouteApi('/signed-in/documents/$documentId');

type Props = { document: OpenDocument; text: OpenDocument['texts'][number] };

/** The bar and the room of one document. */
export function DocumentScreen({ document, text }: Props) {
  const locale = useLocale();
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
  const { connection, state } = useNamedText(document.id, textOptions({ document, text, me, queryClient }));
  const room = { connection, state, lookOf };
  const follow = useFollow(state.people);
  const { show, goTo } = useWaysInRoom();
  const ground = useActionGround();
  const open = useOpening();
  return (
    <CommentsAround {...room} documentId={document.id} member={me.member} right={text.right}>
      <PartCommandsAround
        documentId={document.id}
        doc={connection?.doc ?? null}
        mayCommand={document.may.includes('command-parts')}
      >
        <ActionsAround
          document={document}
          doc={connection?.doc ?? null}
          ground={ground}
          onOpen={open}
          live={<LiveActions document={document.id} />}
        >
          <OwnSide document={document} doc={connection?.doc ?? null} language={shown[0]} lookOf={lookOf}>
            <RoomBar document={document} state={state} text={text}>
              <BarEnd {...room} follow={follow}>
                <LanguageSwitch languages={languages} shown={shown} isWide={isWide} onChange={show} />
              </BarEnd>
            </RoomBar>
            <Spaces>
              <OfferedCommands {...{ connection, languages, shown, isWide, show, goTo }} />
              <DraftingRoom
                {...room}
                document={document.id}
                title={document.title[locale]}
                mayEdit={text.right === 'edit'}
                isArchived={document.isArchived}
                languages={languages}
                shown={shown}
                signatories={signatories}
                follow={follow}
                onLanguage={show}
                part={part}
                loginAgain={<LoginAgain connection={connection} />}
              />
            </Spaces>
          </OwnSide>
        </ActionsAround>
      </PartCommandsAround>
    </CommentsAround>
  );
}

type OwnSideProps = {
  document: OpenDocument;
  doc: Y.Doc | null;
  language: TextLanguage | undefined;
  lookOf: SideLookOf;
  children: ReactNode;
};

/** A document that is one Side's already has no notes beside it. */
function OwnSide({ document, doc, language = 'en', lookOf, children }: OwnSideProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const queryClient = useQueryClient();
  return (
    <NotesAround
      document={document}
      side={document.side === null ? me.member.side : null}
      doc={doc}
      language={language}
      lookOf={lookOf}
      optionsOf={(text) => textOptions({ document, text, me, queryClient })}
    >
      {children}
    </NotesAround>
  );
}

/** One of the panels at a time stands beside the text. */
function Spaces({ children }: { children: ReactNode }) {
  return (
    <CommentsSpace>
      <ActionsSpace>
        <NotesSpace>{children}</NotesSpace>
      </ActionsSpace>
    </CommentsSpace>
  );
}

function useOpening(): (href: string) => void {
  const { history } = useRouter();
  return useCallback((href) => history.push(href), [history]);
}

type RoomBarProps = Props & { state: TextState; children: ReactNode };

function RoomBar({ document, text, state, children }: RoomBarProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const name = <RoomName document={document} state={state} mayWrite={text.right !== 'read'} />;
  return <TopBar demonstration={me.demonstration} isFull start={name} end={children} />;
}

/** Who sees another language, or goes to a part, stays on the page: the router would scroll to its top. */
function useWaysInRoom() {
  const navigate = route.useNavigate();
  const stay = { resetScroll: false } as const;
  return {
    show: (view: LanguageView) =>
      void navigate({ search: { lang: view }, hash: true, replace: true, ...stay }),
    goTo: (cid: string) => void navigate({ search: true, hash: cid, ...stay }),
  };
}

type BarEndProps = {
  connection: TextConnection | null;
  state: TextState;
  lookOf: SideLookOf;
  follow: Follow;
  children: ReactNode;
};

/** Each piece fails for itself: none of them may take the text with it. */
function BarEnd({ connection, state, lookOf, follow, children }: BarEndProps) {
  return (
    <>
      <RegionBoundary resetKey={state.people.length} fallback={pieceFailed}>
        <PeopleHere people={state.people} doc={connection?.doc ?? null} lookOf={lookOf} follow={follow} />
      </RegionBoundary>
      {children}
      <RegionBoundary resetKey={state.generation} fallback={pieceFailed}>
        <ActionsButton />
      </RegionBoundary>
      <RegionBoundary resetKey={state.generation} fallback={pieceFailed}>
        <CommentsButton />
      </RegionBoundary>
      <RegionBoundary fallback={pieceFailed}>
        <NotesButton />
      </RegionBoundary>
      <RegionBoundary fallback={pieceFailed}>
        <MemberControls />
      </RegionBoundary>
    </>
  );
}

type RoomNameProps = { document: OpenDocument; state: TextState; mayWrite: boolean };

function RoomName({ document, state, mayWrite }: RoomNameProps) {
  const { t } = useTranslation(['documents', 'common']);
  const locale = useLocale();
  const lookOf = useSideLookOf();
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
          {document.side !== null && (
            <span className={styles.stage} data-testid="only-side">
              {t('documents:onlySide', { side: lookOf(document.side).name })}
            </span>
          )}
          {mayWrite && <SaveNote save={state.save} online={state.online} />}
        </span>
      </div>
    </>
  );
}
