import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WordMark } from '#client/ui/word-mark.tsx';
import styles from './back-to-register.module.css';

/** The left end of the bar over an action: the way back. */
export function BackToRegister() {
  const { t } = useTranslation('common');
  return (
    <>
      <Link to="/" className={styles.back} aria-label={t('toHome')} title={t('toHome')}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <WordMark />
    </>
  );
}
