import type { ReactNode } from 'react';
import { LocaleSwitch } from '#client/i18n/locale-switch.tsx';
import { AppearanceSwitch } from '#client/theme/appearance-switch.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import styles from './login-route.module.css';
import { usePageTitle } from './use-page-title.ts';

type Props = { title: string; lead?: string; demonstration?: boolean; children: ReactNode };

/** A screen for whoever is not logged in. */
export function VisitorPage({ title, lead, demonstration = false, children }: Props) {
  usePageTitle(title);
  return (
    <>
      <TopBar
        demonstration={demonstration}
        start={<WordMark />}
        end={
          <>
            <LocaleSwitch />
            <AppearanceSwitch />
          </>
        }
      />
      <main id="content" className={styles.login} tabIndex={-1}>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
    </>
  );
}
