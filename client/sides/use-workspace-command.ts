import { useQueryClient } from '@tanstack/react-query';
import { type Command, useCommand } from '#client/ui/use-command.ts';

/** What is drawn from the Sides, their members and sub-groups. */
export const workspaceKeys = [
  ['me'],
  ['sides'],
  ['members'],
  ['sub-groups'],
  ['side-settings'],
  ['calendars'],
];

/** A command on the workspace; all that shows it is read again after. */
export function useWorkspaceCommand(): Command {
  const queryClient = useQueryClient();
  const command = useCommand();
  return {
    ...command,
    run: (work) =>
      command.run(async () => {
        try {
          await work();
        } finally {
          // Of several commands some may be done although one was refused.
          await Promise.all(workspaceKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
        }
      }),
  };
}
