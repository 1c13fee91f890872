import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { useWhenAndWhere } from '#client/sessions/use-when-and-where.ts';
import type { Session } from '#shared/sessions/session.ts';
import styles from './session-archive.module.css';

type Props = {
  sessions: readonly Session[];
  /** The way to a session, with what it looks like. */
  link: (number: number, words: ReactNode, look: string | undefined) => ReactNode;
};

/** Every session with its place, days and stage, the latest first. */
export function SessionArchive({ sessions, link }: Props) {
  const { t } = useTranslation(['sessionPage', 'sessions']);
  const latestFirst = [...sessions].sort((a, b) => b.number - a.number);
  if (latestFirst.length === 0) return <QuietMessage>{t('sessionPage:emptyTitle')}</QuietMessage>;
  return (
    <ul className={styles.sessions}>
      {latestFirst.map((session) => (
        <li key={session.id} data-session={session.number}>
          {link(session.number, <Row session={session} />, styles.row)}
        </li>
      ))}
    </ul>
  );
}

function Row({ session }: { session: Session }) {
  const { t } = useTranslation('sessions');
  const whenAndWhere = useWhenAndWhere(session);
  const isKnown = session.place !== null || session.startsOn !== null;
  return (
    <>
      <span className={styles.title}>{t('title', { count: session.number, ordinal: true })}</span>
      <span className={styles.stage} data-stage={session.stage}>
        {t(`stage-${session.stage}`)}
      </span>
      <span className={styles.facts} data-known={isKnown}>
        {whenAndWhere}
      </span>
    </>
  );
}
