import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { MainNavigation } from './main-navigation.tsx';
import { MemberControls } from './member-controls.tsx';
import styles from './section-page.module.css';
import { usePageTitle } from './use-page-title.ts';

type Props = {
  /** Names the window. */
  title: string;
  /** The head of the page; without it the content brings its own. */
  lead?: string;
  /** Beside the head. */
  end?: ReactNode;
  children: ReactNode;
};

/** A screen that is read: the bar, the way to the others, one column. */
export function SectionPage({ title, lead, end, children }: Props) {
  const { data: me } = useSuspenseQuery(meQuery);
  usePageTitle(title);
  return (
    <>
      <TopBar
        demonstration={me.demonstration}
        start={<WordMark />}
        places={<MainNavigation />}
        end={<MemberControls />}
      />
      <main id="content" className={styles.page} tabIndex={-1}>
        <OfflineNote />
        {lead !== undefined && (
          <header className={styles.head}>
            <div>
              <h1 className={styles.title}>{title}</h1>
              <p className={styles.lead}>{lead}</p>
            </div>
            {end}
          </header>
        )}
        <RegionBoundary fallback={regionFailed}>{children}</RegionBoundary>
      </main>
    </>
  );
}
