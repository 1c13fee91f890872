import { useQueryClient } from '@tanstack/react-query';
import { type Command, useCommand } from '#client/ui/use-command.ts';
import { membersQuery } from './members-queries.ts';

/** A command on members or invitations; the list is read again after. */
export function useMembersCommand(): Command {
  const queryClient = useQueryClient();
  const command = useCommand();
  return {
    ...command,
    run: (work) =>
      command.run(async () => {
        await work();
        await queryClient.invalidateQueries({ queryKey: membersQuery.queryKey });
      }),
  };
}
