import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { type CommentsState, TextComments } from './text-comments.ts';

type Author = { member: string; side: string | null };

/** The comments of an open text; other ones for each generation of its Y.Doc. The panel stays as it was. */
export function useTextComments(
  connection: TextConnection | null,
  generation: number,
  { member, side }: Author,
): TextComments | null {
  const isOpen = useRef(false);
  const comments = useMemo(() => {
    if (connection === null || generation < 0) return null;
    return new TextComments({ doc: connection.doc, author: { member, side } });
  }, [connection, generation, member, side]);
  useEffect(() => {
    if (comments === null) return undefined;
    if (isOpen.current) comments.show(true);
    const unfollow = comments.follow();
    return () => {
      isOpen.current = comments.state.isOpen;
      unfollow();
    };
  }, [comments]);
  return comments;
}

const none: CommentsState = { isOpen: false, threads: [], active: null, draft: null, selection: null };
const subscribeToNothing = () => () => undefined;

/** What the comments show now; nothing while no text is open. */
export function useCommentsState(comments: TextComments | null): CommentsState {
  return useSyncExternalStore(comments?.subscribe ?? subscribeToNothing, () => comments?.state ?? none);
}
