import { useQueryClient } from '@tanstack/react-query';
import { type Command, useCommand } from '#client/ui/use-command.ts';
import { accountQuery } from './account-queries.ts';

/** A command on the account; what the screen knows of it is read again after. */
export function useAccountCommand(): Command {
  const queryClient = useQueryClient();
  const command = useCommand();
  return {
    ...command,
    run: (work) =>
      command.run(async () => {
        await work();
        await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
      }),
  };
}
