import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { type CommentsState, type FocusWish, TextComments } from './text-comments.ts';

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

const none: CommentsState = {
  isOpen: false,
  threads: [],
  active: null,
  draft: null,
  wish: null,
  selection: null,
};
const subscribeToNothing = () => () => undefined;

/** What the comments show now; nothing while no text is open. */
export function useCommentsState(comments: TextComments | null): CommentsState {
  return useSyncExternalStore(comments?.subscribe ?? subscribeToNothing, () => comments?.state ?? none);
}

/** Takes the focus when it was asked for, once: what is only drawn again takes it from nobody. */
export function useFocusWish(comments: TextComments, wish: FocusWish, take: () => void): void {
  const isWished = useSyncExternalStore(comments.subscribe, () => comments.state.wish === wish);
  useLayoutEffect(() => {
    if (!isWished) return;
    take();
    comments.wishFocus(null);
  });
}

/** What is typed for a thread and not sent. Letters may come before the box that shows them. */
export function useTyped(comments: TextComments, thread: string): string {
  return useSyncExternalStore(comments.subscribe, () => comments.typedFor(thread));
}
