import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishLeaving, isLeaving } from '#client/app/offline/pending-logout.ts';
import { enterDemonstration } from '#client/auth/auth-commands.ts';
import { demoMembersQuery } from '#client/auth/auth-queries.ts';
import { MemberChooser } from '#client/auth/member-chooser.tsx';
import { LocaleSwitch } from '#client/i18n/locale-switch.tsx';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { AppearanceSwitch } from '#client/theme/appearance-switch.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { AppError } from '#shared/core/app-error.ts';
import type { DemoMember } from '#shared/auth/demo-login.ts';
import { chooserTables } from './chooser-tables.ts';
import styles from './login-route.module.css';
import { LoginSkeleton } from './login-skeleton.tsx';
import { usePageTitle } from './use-page-title.ts';

const route = getRouteApi('/login');
const TELL_EVERY_MS = 5000;

/** Demonstration: choose a person. */
export function LoginRoute() {
  const { t } = useTranslation('auth');
  const members = useQuery(demoMembersQuery);
  usePageTitle(t('title'));
  return (
    <>
      <TopBar
        demonstration={members.data !== undefined}
        start={<WordMark />}
        end={
          <>
            <LocaleSwitch />
            <AppearanceSwitch />
          </>
        }
      />
      <main id="content" className={styles.login} tabIndex={-1}>
        <h1 className={styles.title}>{t('title')}</h1>
        <LeavingNote />
        {members.isPending && <LoginSkeleton />}
        {members.data !== undefined && <Chooser members={members.data} />}
        {members.error !== null && <Failed error={members.error} retry={() => void members.refetch()} />}
      </main>
    </>
  );
}

function Chooser({ members }: { members: readonly DemoMember[] }) {
  const { t } = useTranslation(['auth', 'errors']);
  const locale = useLocale();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { to } = route.useSearch();
  const sides = useQuery(sidesQuery);
  const [entering, setEntering] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const choose = (member: DemoMember) => {
    setEntering(member.id);
    setFailure(null);
    void enterDemonstration(queryClient, member.id)
      .then(() => router.navigate({ href: to ?? '/' }))
      .catch((error: unknown) => {
        setEntering(null);
        setFailure(error);
      });
  };
  return (
    <>
      <p className={styles.lead}>{t('auth:lead')}</p>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {failure instanceof AppError ? t(`errors:code-${failure.code}`) : t('errors:unreachable')}
        </p>
      )}
      <MemberChooser
        tables={chooserTables({
          members,
          sides: sides.data?.sides ?? [],
          locale,
          outside: t('auth:noDelegation'),
        })}
        subGroupName={(id) => sides.data?.subGroups.find((each) => each.id === id)?.name[locale] ?? null}
        entering={entering}
        onChoose={choose}
      />
    </>
  );
}

/** For whoever left without the server: says so until the server has been told. */
function LeavingNote() {
  const { t } = useTranslation('offline');
  const [isPending, setPending] = useState(isLeaving);
  useEffect(() => {
    if (!isPending) return undefined;
    const tell = () => void finishLeaving().then((isTold) => setPending(!isTold));
    const timer = setInterval(tell, TELL_EVERY_MS);
    window.addEventListener('online', tell);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', tell);
    };
  }, [isPending]);
  return <output className={styles.lead}>{isPending && t('leavePending')}</output>;
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation(['auth', 'errors', 'common']);
  if (error instanceof AppError) return <QuietMessage>{t('auth:demoOff')}</QuietMessage>;
  return (
    <QuietMessage
      tone="error"
      title={t('errors:unreachableTitle')}
      action={<TextButton onClick={retry}>{t('common:retry')}</TextButton>}
    >
      {t('errors:unreachable')}
    </QuietMessage>
  );
}
