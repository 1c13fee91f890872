import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AdministrationPlace, administrationPlaces } from './administration-places.ts';
import styles from './main-navigation.module.css';

const places = [
  { to: '/', words: 'home' },
  { to: '/sessions', words: 'sessions' },
  { to: '/actions', words: 'actions' },
  { to: '/initiatives', words: 'initiatives' },
  { to: '/sectors', words: 'sectors' },
  { to: '/actions/charts', words: 'charts' },
  { to: '/indicators', words: 'indicators' },
] as const;

/** Pages below these belong to them; charts of actions are a place of their own. */
const hasBelow: readonly string[] = ['/initiatives', '/sessions'];

/** The main places of the product, on every screen of lists, each for those who may. */
export function MainNavigation() {
  const { t } = useTranslation('navigation');
  const { data: me } = useSuspenseQuery(meQuery);
  const administers = administrationPlaces(me.member).length > 0;
  const pathname = useLocation({ select: (location) => location.pathname });
  const isAdministration = Object.values<string>(AdministrationPlace).includes(pathname);
  const own = may(me.member, Verb.read, { type: 'register' }) ? places : places.slice(0, 1);
  return (
    <nav className={styles.places} aria-label={t('label')}>
      {own.map(({ to, words }) => (
        <Link
          key={to}
          to={to}
          className={styles.place}
          // A register that is looked at another way is still the register.
          activeOptions={{ exact: !hasBelow.includes(to), includeSearch: false }}
        >
          {t(words)}
        </Link>
      ))}
      {administers && (
        <Link
          to={AdministrationPlace.members}
          className={styles.place}
          {...(isAdministration ? { 'aria-current': 'page' as const } : {})}
        >
          {t('administration')}
        </Link>
      )}
    </nav>
  );
}
