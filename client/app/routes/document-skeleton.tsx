import { useQuery } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { TextSkeleton } from '#client/drafting/text-skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import styles from './document-skeleton.module.css';

/** A document before anything is known of it: the bar and the paper, so that nothing jumps. */
export function DocumentSkeleton() {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  return (
    <>
      <TopBar demonstration={me?.demonstration ?? false} start={<WordMark />} end={null} />
      <main id="content" className={styles.room} tabIndex={-1}>
        <TextSkeleton columns={1} />
      </main>
    </>
  );
}
