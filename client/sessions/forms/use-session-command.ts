import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { type Command, useCommand } from '#client/ui/use-command.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** A command on sessions; all that the screens know of them is read again after it, also after a refusal. */
export function useSessionCommand(conflict: 'notNext' | 'stageFailed'): Command {
  const { t } = useTranslation('sessionPage');
  const queryClient = useQueryClient();
  const command = useCommand();
  const { code, failure } = command;
  const words = new Map<ErrorCode | null, string>([
    [ErrorCode.conflict, t(conflict)],
    [ErrorCode.outOfDate, t('changedMeanwhile')],
  ]);
  return {
    ...command,
    failure: failure === null ? null : (words.get(code) ?? failure),
    run: (work) =>
      command.run(async () => {
        try {
          await work();
        } finally {
          await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
        }
      }),
  };
}
