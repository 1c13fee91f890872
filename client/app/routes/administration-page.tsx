import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { AdministrationPlace, administrationPlaces } from './administration-places.ts';
import styles from './administration-page.module.css';
import { SectionPage } from './section-page.tsx';
import { useLiveWorkspace } from './use-live-workspace.ts';

type Props = {
  place: AdministrationPlace;
  title: string;
  lead: string;
  /** Beside the head. */
  end?: ReactNode;
  children: ReactNode;
};

/** A screen of the administration, with the way to the others; for those who may. */
export function AdministrationPage({ place, title, lead, end, children }: Props) {
  const { t } = useTranslation(['administration', 'errors']);
  const { data: me } = useSuspenseQuery(meQuery);
  const open = administrationPlaces(me.member);
  useLiveWorkspace(open.length > 0);
  if (!open.some((each) => each === place)) {
    return (
      <SectionPage title={title} lead={lead}>
        <QuietMessage>{t('errors:code-forbidden')}</QuietMessage>
      </SectionPage>
    );
  }
  return (
    <SectionPage title={title} lead={lead} end={end}>
      <nav className={styles.places} aria-label={t('administration:places')}>
        {open.map((each) => (
          <Link key={each} to={each} className={styles.place}>
            {t(`administration:place-${nameOf[each]}`)}
          </Link>
        ))}
      </nav>
      {children}
    </SectionPage>
  );
}

const nameOf = {
  [AdministrationPlace.members]: 'members',
  [AdministrationPlace.subGroups]: 'sub-groups',
  [AdministrationPlace.sides]: 'sides',
} as const;
