import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishLeaving, isLeaving } from '#client/app/offline/pending-logout.ts';
import { enterDemonstration } from '#client/auth/auth-commands.ts';
import { demoMembersQuery } from '#client/auth/auth-queries.ts';
import { MemberChooser } from '#client/auth/member-chooser.tsx';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DemoMember } from '#shared/auth/demo-login.ts';
import { chooserTables } from './chooser-tables.ts';
import styles from './login-route.module.css';
import { loadPeopleScreens } from './load-people-screens.ts';
import { LoginSkeleton } from './login-skeleton.tsx';
import { VisitorPage } from './visitor-page.tsx';

const route = getRouteApi('/login');
const TELL_EVERY_MS = 5000;

/** A demonstration needs none of it. */
const EntryForm = loadedLater(async () => (await loadPeopleScreens()).EntryForm);

/** In a demonstration: choose a person. In service: show who one is. */
export function LoginRoute() {
  const { t } = useTranslation('auth');
  const members = useQuery(demoMembersQuery);
  const isService = members.error instanceof AppError && members.error.code === ErrorCode.notFound;
  return (
    <VisitorPage title={t(isService ? 'enterTitle' : 'title')} demonstration={members.data !== undefined}>
      <LeavingNote />
      {members.isPending && <LoginSkeleton />}
      {members.data !== undefined && <Chooser members={members.data} />}
      {isService && <EntryForm />}
      {members.error !== null && !isService && (
        <Failed error={members.error} retry={() => void members.refetch()} />
      )}
    </VisitorPage>
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
  const { t } = useTranslation(['errors', 'common']);
  const isAnswer = error instanceof AppError;
  return (
    <QuietMessage
      tone="error"
      title={t(isAnswer ? 'errors:pageTitle' : 'errors:unreachableTitle')}
      action={<TextButton onClick={retry}>{t('common:retry')}</TextButton>}
    >
      {isAnswer ? t(`errors:code-${error.code}`) : t('errors:unreachable')}
    </QuietMessage>
  );
}
