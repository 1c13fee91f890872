import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#shared/core/app-error.ts';

export type Command = {
  isRunning: boolean;
  /** In the reader's language; null: nothing has failed. */
  failure: string | null;
  /** One at a time; a refusal is told in `failure`. */
  run: (work: () => Promise<void>) => void;
  fail: (words: string | null) => void;
};

/** What a form sends, with its state. */
export function useCommand(): Command {
  const { t } = useTranslation('errors');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (work: () => Promise<void>): void => {
    setRunning(true);
    setFailure(null);
    work()
      .catch((error: unknown) =>
        setFailure(error instanceof AppError ? t(`code-${error.code}`) : t('unreachable')),
      )
      .finally(() => setRunning(false));
  };
  return { isRunning, failure, run, fail: setFailure };
}
