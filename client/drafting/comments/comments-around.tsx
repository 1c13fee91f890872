import { type ReactNode, useContext } from 'react';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { PresentNamesContext, usePresentNames } from '#client/drafting/presence/present-names.ts';
import { CommentsContext } from './comments-context.ts';
import { CommentsDock } from './comments-dock.tsx';
import styles from '#client/drafting/side-dock.module.css';
import { useCommentsState, useTextComments } from './use-text-comments.ts';

type Props = {
  connection: TextConnection | null;
  state: TextState;
  documentId: string;
  member: { id: string; side: string | null };
  right: 'read' | 'comment' | 'edit';
  lookOf: SideLookOf;
  children: ReactNode;
};

/** Gives the editors and buttons inside it the comments of the open text, the names of its people, and a place beside the text to show them. */
export function CommentsAround(props: Props) {
  const { connection, state, documentId, member, right, lookOf, children } = props;
  const nameOf = usePresentNames(documentId);
  const author = { member: member.id, side: member.side };
  const comments = useTextComments(connection, state.generation, author);
  const canSave = state.ended === null && state.save.kind !== 'server-cannot-save';
  return (
    <CommentsContext value={comments}>
      <PresentNamesContext value={nameOf}>{children}</PresentNamesContext>
      <CommentsDock
        comments={comments}
        documentId={documentId}
        mayComment={right !== 'read' && member.side !== null && canSave}
        lookOf={lookOf}
      />
    </CommentsContext>
  );
}

/** Makes room for the panel where the window has it to spare. */
export function CommentsSpace({ children }: { children: ReactNode }) {
  const comments = useContext(CommentsContext);
  const { isOpen } = useCommentsState(comments);
  return (
    <div className={styles.space} data-open={isOpen}>
      {children}
    </div>
  );
}
