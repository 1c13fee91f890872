import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { LoginDialog } from '#client/auth/login/login-dialog.tsx';
import { loginMethodsQuery } from '#client/auth/login/login-queries.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './login-again.module.css';

/** In the room whose login has ended: the way back in, without leaving what was written there. */
export function LoginAgain({ connection }: { connection: TextConnection | null }) {
  const { t } = useTranslation('auth');
  const { data: me } = useSuspenseQuery(meQuery);
  const queryClient = useQueryClient();
  const { data: methods } = useQuery(loginMethodsQuery);
  const [isOpen, setOpen] = useState(false);
  const here = location.pathname + location.search;
  if (methods === undefined) return null;
  if (methods.demonstration) {
    return (
      <Link className={styles.link} to="/login" search={{ to: here }}>
        {t('changePerson')}
      </Link>
    );
  }
  const onEntered = async (): Promise<void> => {
    const now = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    // Somebody else: what was written here waits on this device for the one who wrote it.
    if (now.member.id !== me.member.id) return location.assign('/');
    setOpen(false);
    connection?.reconnect();
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('logInAgain')}</TextButton>
      {isOpen && <LoginDialog to={here} onEntered={onEntered} onClose={() => setOpen(false)} />}
    </>
  );
}
