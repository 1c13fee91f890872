import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { LoginDialog } from '#client/auth/login/login-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';

/** For what is open only soon after a login: showing once more who one is, over the page. */
export function FreshLogin() {
  const { t } = useTranslation('auth');
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const onEntered = async (): Promise<void> => {
    const before = queryClient.getQueryData(meQuery.queryKey)?.member.id;
    const now = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    // Somebody else: nothing that was read here is theirs.
    if (before !== now.member.id) return location.assign('/');
    setOpen(false);
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('logInAgain')}</TextButton>
      {isOpen && <LoginDialog to="/account" onEntered={onEntered} onClose={() => setOpen(false)} />}
    </>
  );
}
