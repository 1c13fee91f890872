import { useSuspenseQuery } from '@tanstack/react-query';
import { SessionDialog } from '#client/sessions/forms/session-dialog.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import type { Session } from '#shared/sessions/session.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

type Props = {
  /** Null: a new one. */
  session: Session | null;
  onDone: (session: Session) => void;
  onClose: () => void;
};

/** The form of a session, with what it chooses from. */
export function SessionForm({ session, onDone, onClose }: Props) {
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const sides = useSidesInOrder();
  return (
    <SessionDialog
      session={session}
      sessions={sessions}
      sides={sides}
      subGroups={workspace.subGroups}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
