import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterScreen } from '#client/actions/register/register-screen.tsx';
import { type RegisterView, searchOf, viewOf } from '#client/actions/register/register-view.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import type { Me } from '#shared/auth/me.ts';
import type { SideId } from '#shared/core/id.ts';
import styles from './actions-route.module.css';
import { MainNavigation } from './main-navigation.tsx';
import { MemberControls } from './member-controls.tsx';
import { usePageTitle } from './use-page-title.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** The register of actions. */
export function ActionsRoute() {
  const { t } = useTranslation('register');
  const { data: me } = useSuspenseQuery(meQuery);
  const { side } = me.member;
  usePageTitle(t('title'));
  return (
    <div className={styles.screen}>
      <TopBar
        demonstration={me.demonstration}
        start={<WordMark />}
        places={<MainNavigation />}
        end={<MemberControls />}
      />
      <main id="content" className={styles.register} tabIndex={-1}>
        <OfflineNote />
        <RegionBoundary fallback={regionFailed}>
          {side === null ? <QuietMessage>{t('forSides')}</QuietMessage> : <Register me={me} side={side} />}
        </RegionBoundary>
      </main>
    </div>
  );
}

function Register({ me, side }: { me: Me; side: SideId }) {
  const { data: register } = useSuspenseQuery(registerQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const locale = useLocale();
  const looks = useSideLooks();
  const { view, show } = useView();
  useRegisterChanges();
  const sides = useSidesInOrder();
  const { bodies, sectors, initiatives } = register;
  const names = useMemo(
    () => ({
      locale,
      bodies,
      sectors,
      initiatives,
      subGroups: workspace.subGroups,
      sessions,
      sides: sides.map(({ id }) => id),
      reader: me.member,
    }),
    [locale, bodies, sectors, initiatives, workspace.subGroups, sessions, sides, me.member],
  );
  return (
    <RegisterScreen
      register={register}
      names={names}
      sides={sides}
      looks={looks}
      side={side}
      demonstration={me.demonstration}
      view={view}
      show={show}
    />
  );
}

/** The view stands in the address, so that it can be gone back to, kept and sent. */
function useView(): { view: RegisterView; show: (view: RegisterView, isTyped?: boolean) => void } {
  const search = useSearch({ from: '/signed-in/actions' });
  const navigate = useNavigate();
  const view = useMemo(() => viewOf(search), [search]);
  const show = useCallback(
    (next: RegisterView, isTyped = false) =>
      void navigate({ to: '/actions', search: searchOf(next), replace: isTyped }),
    [navigate],
  );
  return { view, show };
}
