import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextEnd, TextState } from '#client/sync/text-state.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { drawnTextQuery } from './documents-queries.ts';
import styles from './room-notices.module.css';

type Props = {
  document: string;
  state: TextState;
  mayEdit: boolean;
  isArchived: boolean;
  onRefusalRead: () => void;
  /** The way back in, once the login has ended. */
  loginAgain: ReactNode;
};

/** What the reader has to know about the text as a whole: one sentence each, and the next step. */
export function RoomNotices({ document, state, mayEdit, isArchived, onRefusalRead, loginAgain }: Props) {
  const { t } = useTranslation(['sync', 'access', 'drafting', 'common', 'offline']);
  const { ended, online, readable, save } = state;
  const isDrawn = useQuery({ ...drawnTextQuery(document), enabled: false }).data !== undefined;
  return (
    <div className={styles.notices}>
      {ended !== null && <EndNotice ended={ended} loginAgain={loginAgain} />}
      {ended === null && !online && readable && (
        <Notice isSlow>{t(mayEdit ? 'sync:offlineHint' : 'sync:offlineHintReading')}</Notice>
      )}
      {ended === null && !online && !readable && (
        <Notice isSlow>{t(isDrawn ? 'offline:textNotLive' : 'offline:textNotHere')}</Notice>
      )}
      {save.kind === 'server-cannot-save' && (
        <Notice tone="trouble">
          {t('sync:cannotSaveHint')} {t('drafting:pausedStorage')}
        </Notice>
      )}
      {save.kind === 'refused' && (
        <Notice
          tone="trouble"
          action={<TextButton onClick={onRefusalRead}>{t('common:dismiss')}</TextButton>}
        >
          {t('sync:refused', { reason: t(`sync:refusal-${save.refusal.code}`) })}
        </Notice>
      )}
      {!mayEdit && ended === null && (
        <Notice>{t(isArchived ? 'access:readOnlyArchived' : 'access:readOnlyRole')}</Notice>
      )}
    </div>
  );
}

function EndNotice({ ended, loginAgain }: { ended: TextEnd; loginAgain: ReactNode }) {
  const { t } = useTranslation(['sync', 'auth', 'common', 'drafting']);
  if (ended.kind === 'login-required') {
    return (
      <Notice tone="trouble" action={loginAgain}>
        {t('auth:loginEnded')}
      </Notice>
    );
  }
  return (
    <Notice
      tone="trouble"
      action={<TextButton onClick={() => location.reload()}>{t('common:reload')}</TextButton>}
    >
      {isKnownClose(ended.code) ? t(`sync:close-${ended.code}`) : t('drafting:pausedLeft')}
    </Notice>
  );
}

/** Those with which a connection can end for good; after every other one it comes back. */
type Told = Exclude<CloseCode, 4501 | 4502 | 4503 | 4505 | 4508>;

const knownCloses: ReadonlySet<number> = new Set(Object.values(CloseCode));

function isKnownClose(code: number): code is Told {
  return code <= CloseCode.rightsChanged && knownCloses.has(code);
}

type NoticeProps = {
  tone?: 'plain' | 'trouble';
  /** Shown only when it lasts, so that a short interruption does not flash. */
  isSlow?: boolean;
  action?: ReactNode;
  children: ReactNode;
};

function Notice({ tone = 'plain', isSlow = false, action, children }: NoticeProps) {
  const notice = (
    <div
      className={styles.notice}
      data-tone={tone}
      data-slow={isSlow}
      role={tone === 'trouble' ? 'alert' : 'status'}
    >
      <p>{children}</p>
      {action}
    </div>
  );
  // It comes and goes by itself: the text must not move under somebody's eyes.
  return isSlow ? <div className={styles.afloat}>{notice}</div> : notice;
}
