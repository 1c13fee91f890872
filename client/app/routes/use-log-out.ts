import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { keepsDrafts } from '#client/actions/action/draft-keys.ts';
import { noteLeaving } from '#client/app/offline/pending-logout.ts';
import { logOut } from '#client/auth/auth-commands.ts';
import { forgetMember } from '#client/browser/kept-databases.ts';
import { keepsUnsentWords } from '#client/sync/unsent-words.ts';
import type { MemberId } from '#shared/core/id.ts';

/** Why leaving needs a second word. */
export type LeaveQuestion = 'unsent' | 'unreachable';

export type Leaving = {
  leave: () => void;
  /** What the person has to be asked first; null while nothing is asked. */
  question: LeaveQuestion | null;
  leaveAnyway: () => void;
  stay: () => void;
};

const PATIENCE_MS = 3000; // a receipt that is under way arrives within it
const LOOK_EVERY_MS = 200;

/**
 * Leaves the room: the login first, so that nothing writes again; then all that this member kept on this device.
 * Asks before it removes words that the server does not have, and when the server cannot be told.
 */
export function useLogOut(member: MemberId): Leaving {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [question, setQuestion] = useState<LeaveQuestion | null>(null);

  const end = useCallback(
    async (isSure: boolean) => {
      if (!isSure && (await staysUnsent(member))) return setQuestion('unsent');
      const isTold = await logOut(queryClient).then(
        () => true,
        () => false,
      );
      if (!isTold && !isSure) return setQuestion('unreachable');
      setQuestion(null);
      if (!isTold) noteLeaving();
      queryClient.clear();
      await router.navigate({ to: '/login' });
      await forgetMember(member);
    },
    [queryClient, router, member],
  );

  return useMemo(
    () => ({
      question,
      leave: () => void end(false),
      leaveAnyway: () => void end(true),
      stay: () => setQuestion(null),
    }),
    [question, end],
  );
}

/** Without a network it says so at once; with one, what is under way gets its time. */
async function staysUnsent(member: MemberId): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    if (keepsDrafts(member)) return true; // no time makes them sent: only their writer does
    const isUnsent = await keepsUnsentWords(member).catch(() => false);
    if (!isUnsent) return false;
    if (!navigator.onLine || Date.now() > until) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
