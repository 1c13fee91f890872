import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

export type Command = {
  isRunning: boolean;
  /** In the reader's language; null: nothing has failed. */
  failure: string | null;
  /** What the server refused it with. */
  code: ErrorCode | null;
  /** One at a time; a refusal is told in `failure`. */
  run: (work: () => Promise<void>) => void;
  fail: (words: string | null) => void;
};

/** What a form sends, with its state. */
export function useCommand(): Command {
  const { t } = useTranslation('errors');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [code, setCode] = useState<ErrorCode | null>(null);
  const wordsOf = (error: unknown): string => {
    if (!(error instanceof AppError)) return t('unreachable');
    const minutes = Math.ceil(Number(error.details['retryAfterSeconds'] ?? 0) / 60);
    const isLong = error.code === ErrorCode.tooManyRequests && minutes > 1;
    return isLong ? t('tooManyTries', { minutes }) : t(`code-${error.code}`);
  };
  const run = (work: () => Promise<void>): void => {
    setRunning(true);
    setFailure(null);
    setCode(null);
    work()
      .catch((error: unknown) => {
        setFailure(wordsOf(error));
        setCode(error instanceof AppError ? error.code : null);
      })
      .finally(() => setRunning(false));
  };
  return { isRunning, failure, code, run, fail: setFailure };
}
