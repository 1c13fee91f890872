import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

type Running = {
  isRunning: boolean;
  /** Why it failed, in the reader's language. */
  failure: string | null;
  /** Runs a command, reads the list again, then calls `after`. One at a time. */
  run: <Result>(command: () => Promise<Result>, after?: (result: Result) => void) => void;
};

/** A command to documents with its state, for a dialog or a menu. */
export function useDocumentCommand(): Running {
  const { t } = useTranslation(['errors', 'home']);
  const queryClient = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const words = (error: unknown): string => {
    if (!(error instanceof AppError)) return t('errors:unreachable');
    return error.code === ErrorCode.conflict ? t('home:taken') : t(`errors:code-${error.code}`);
  };
  const run: Running['run'] = (command, after) => {
    if (isRunning) return;
    setRunning(true);
    setFailure(null);
    void (async () => {
      try {
        const result = await command();
        await queryClient.invalidateQueries({ queryKey: documentsQuery.queryKey });
        after?.(result);
      } catch (error) {
        setFailure(words(error));
      } finally {
        setRunning(false);
      }
    })();
  };
  return { isRunning, failure, run };
}
