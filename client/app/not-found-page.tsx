import { useTranslation } from 'react-i18next';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { DemonstrationMark } from './demonstration-mark.tsx';
import styles from './error-page.module.css';

/** An address that leads nowhere, or nowhere for this member: the two look alike. */
export function NotFoundPage() {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <main className={styles.page} id="content">
      <WordMark />
      <QuietMessage title={t('errors:pageNotFoundTitle')} action={<a href="/">{t('common:toHome')}</a>}>
        {t('errors:pageNotFound')}
      </QuietMessage>
      <DemonstrationMark />
    </main>
  );
}
