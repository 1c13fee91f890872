import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import styles from './main-navigation.module.css';

const places = [
  { to: '/', words: 'home' },
  { to: '/initiatives', words: 'initiatives' },
  { to: '/sectors', words: 'sectors' },
  { to: '/actions/charts', words: 'charts' },
  { to: '/indicators', words: 'indicators' },
] as const;

/** The way between the screens of the workspace, below the bar; only for those who may read the register. */
export function MainNavigation() {
  const { t } = useTranslation('navigation');
  const { data: me } = useSuspenseQuery(meQuery);
  if (!may(me.member, Verb.read, { type: 'register' })) return null;
  return (
    <nav className={styles.places} aria-label={t('label')}>
      <ul>
        {places.map(({ to, words }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/' || to === '/actions/charts' }}>
              {t(words)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
