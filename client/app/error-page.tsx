import { useTranslation } from 'react-i18next';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { DemonstrationMark } from './demonstration-mark.tsx';
import styles from './error-page.module.css';
import { NotFoundPage } from './not-found-page.tsx';

/** A screen that failed: what happened in the reader's language, and the next step. */
export function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation(['errors', 'common']);
  if (error instanceof AppError && error.code === ErrorCode.notFound) return <NotFoundPage />;
  const known = error instanceof AppError;
  return (
    <main className={styles.page} id="content">
      <WordMark />
      <QuietMessage
        tone="error"
        title={known ? t('errors:pageTitle') : t('errors:unreachableTitle')}
        action={
          <TextButton weight="main" onClick={retry}>
            {t('common:retry')}
          </TextButton>
        }
      >
        {known ? t(`errors:code-${error.code}`) : t('errors:unreachable')}
      </QuietMessage>
      <DemonstrationMark />
    </main>
  );
}
