import { Link, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { WordMark } from '#client/ui/word-mark.tsx';
import styles from './way-back.module.css';

/** The left end of the bar over an action: back to where one came from, with its filters; else Home. */
export function WayBack() {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const follow = (event: MouseEvent): void => {
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (isElsewhere || !router.history.canGoBack()) return;
    event.preventDefault();
    router.history.back();
  };
  return (
    <>
      <Link to="/" className={styles.back} aria-label={t('back')} title={t('back')} onClick={follow}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <WordMark />
    </>
  );
}
