import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { AgendaSection } from '#client/sessions/page/agenda-section.tsx';
import { StageTrack } from '#client/sessions/page/stage-track.tsx';
import { SessionHeading } from '#client/sessions/session-heading.tsx';
import { papersQuery, sessionQuery } from '#client/sessions/session-queries.ts';
import quiet from '#client/ui/quiet-link.module.css';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import { LiveSessions } from './live-sessions.tsx';
import { SectionPage } from './section-page.tsx';
import { SessionDelegations } from './session-delegations.tsx';
import { SessionDocuments } from './session-documents.tsx';
import { SessionForm } from './session-form.tsx';
import { SessionMissingParts } from './session-missing-parts.tsx';
import { SessionOpening } from './session-opening.tsx';
import { SessionOutcome } from './session-outcome.tsx';
import { useCoChairs } from './use-co-chairs.ts';
import { useLanguagesInOrder } from './use-languages-in-order.ts';

/** Milliseconds: what is written in the agenda and the Protocol shows here a moment later. */
const READ_AGAIN_MS = 15_000;

/** One session: when, where, under whom, how far; its papers, its delegations, and what came of it. */
export function SessionRoute() {
  const { t } = useTranslation('sessions');
  const { number } = useParams({ from: '/signed-in/sessions/$number' });
  const { data: detail } = useSuspenseQuery(sessionQuery(Number(number)));
  const { data: me } = useSuspenseQuery(meQuery);
  const title = t('title', { count: detail.session.number, ordinal: true });
  return (
    <SectionPage title={title}>
      <LiveSessions />
      <Head session={detail.session} />
      {me.member.side === null ? <Outside /> : <Papers session={detail.session} />}
      {me.member.side !== null && <SessionDelegations detail={detail} />}
      {me.member.side !== null && (
        <RegionBoundary fallback={regionFailed}>
          <SessionOutcome session={detail.session} />
        </RegionBoundary>
      )}
    </SectionPage>
  );
}

function Head({ session }: { session: Session }) {
  const { t } = useTranslation('sessionPage');
  const { data: me } = useSuspenseQuery(meQuery);
  const coChairs = useCoChairs(session);
  const [open, setOpen] = useState<'edit' | 'opening' | null>(null);
  const close = () => setOpen(null);
  const keeps = may(me.member, Verb.manageSessions, { type: 'session', sessionStage: session.stage });
  return (
    <>
      <SessionHeading session={session} today={me.businessDate} coChairs={coChairs} />
      <StageTrack session={session} mayMove={keeps}>
        <TextButton onClick={() => setOpen('edit')} data-edit="session">
          {t('edit')}
        </TextButton>
      </StageTrack>
      <SessionOpening
        session={session}
        isAsked={open === 'opening'}
        ask={(asked) => setOpen(asked ? 'opening' : null)}
      />
      {open === 'edit' && <EditForm session={session} onClose={close} />}
    </>
  );
}

/** A number that was mended is another address. */
function EditForm({ session, onClose }: { session: Session; onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <SessionForm
      session={session}
      onDone={({ number }) => {
        onClose();
        if (number === session.number) return;
        void navigate({ to: '/sessions/$number', params: { number: String(number) }, replace: true });
      }}
      onClose={onClose}
    />
  );
}

/** Documents, what the Protocol lacks, and the agenda. */
function Papers({ session }: { session: Session }) {
  // An ornament of the page: without it, the rest stands.
  const { data: papers } = useQuery({ ...papersQuery(session.number), refetchInterval: READ_AGAIN_MS });
  const languages = useLanguagesInOrder();
  return (
    <>
      {papers?.protocol != null && <SessionMissingParts protocol={papers.protocol} />}
      <RegionBoundary fallback={regionFailed}>
        <OwnDocuments session={session} />
      </RegionBoundary>
      {papers !== undefined && (
        <AgendaSection agenda={papers.agenda} languages={languages} link={linkToDocument} />
      )}
    </>
  );
}

/** Of a sealed session nobody begins anything any more. */
function OwnDocuments({ session }: { session: Session }) {
  const { t } = useTranslation('sessionPage');
  const { data: documents } = useSuspenseQuery(documentsQuery);
  const isEmpty = documents.every((document) => document.session !== session.id);
  if (isEmpty && session.stage === SessionStage.sealed) {
    return <QuietMessage>{t('documentsNone')}</QuietMessage>;
  }
  return <SessionDocuments session={session} before={[]} />;
}

function Outside() {
  const { t } = useTranslation('access');
  return <QuietMessage>{t('noTexts')}</QuietMessage>;
}

function linkToDocument(document: string, words: string): ReactNode {
  return (
    <Link to="/documents/$documentId" params={{ documentId: document }} className={quiet.link}>
      {words}
    </Link>
  );
}
