import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { CommentsContext } from '#client/drafting/comments/comments-context.ts';
import { useCommentsState } from '#client/drafting/comments/use-text-comments.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { Side } from '#shared/sides/side.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import { ActionsContext, useActionsState } from './actions-context.ts';
import styles from './actions-dock.module.css';
import { bodiesInTextQuery, documentActionsQuery } from './actions-queries.ts';
import { TextActions } from './text-actions.ts';
import { useChipThings } from './use-chip-things.ts';
import { useClauseOrigins } from './use-clause-origins.ts';

const ActionsPanel = loadedLater(async () => (await import('./actions-panel.tsx')).ActionsPanel);
const Bringing = loadedLater(async () => (await import('./bringing.tsx')).Bringing);
const ActionForm = loadedLater(async () => (await import('./action-form.tsx')).ActionForm);

/** What the workspace has, for whoever makes an action of a clause. */
export type ActionGround = {
  readonly sides: readonly Side[];
  readonly subGroups: readonly SubGroup[];
  readonly sessions: readonly Session[];
};

type Props = {
  document: OpenDocument;
  doc: Y.Doc | null;
  ground: ActionGround;
  /** Goes to an address of the product. */
  onOpen: (href: string) => void;
  children: ReactNode;
};

/** Gives the editors and buttons inside it the actions of the open text, and a place beside the text to show them. */
export function ActionsAround({ document, doc, ground, onOpen, children }: Props) {
  const { id, languages } = document;
  const actions = useMemo(() => new TextActions(id, languages), [id, languages]);
  const things = useChipThings(actions, onOpen);
  const { data: told } = useQuery(documentActionsQuery(id));
  const { data: bodies } = useQuery(bodiesInTextQuery);
  useEffect(() => {
    if (told !== undefined) actions.learn(told);
  }, [actions, told]);
  useEffect(() => {
    if (bodies !== undefined) actions.know({ sides: ground.sides, bodies });
  }, [actions, bodies, ground.sides]);
  useEffect(() => (doc === null ? undefined : actions.follow(doc)), [actions, doc]);
  const origins = useClauseOrigins(id);
  const value = useMemo(() => ({ actions, things, origins }), [actions, things, origins]);
  return (
    <ActionsContext value={value}>
      {children}
      <OneAtATime actions={actions} />
      <Dock actions={actions} document={document} ground={ground} />
      {document.may.includes('command-parts') && (
        <RegionBoundary fallback={retriedLater}>
          <Bringing document={document} />
        </RegionBoundary>
      )}
    </ActionsContext>
  );
}

/** Comments and actions have one place: whichever was opened last stands there. */
function OneAtATime({ actions }: { actions: TextActions }) {
  const comments = useContext(CommentsContext);
  const { isOpen: areComments } = useCommentsState(comments);
  const { isOpen } = useActionsState(actions);
  useEffect(() => {
    if (areComments) actions.show(false);
  }, [actions, areComments]);
  useEffect(() => {
    if (isOpen) comments?.show(false);
  }, [comments, isOpen]);
  return null;
}

type DockProps = { actions: TextActions; document: OpenDocument; ground: ActionGround };

function Dock(props: DockProps) {
  const { actions } = props;
  const { isOpen, asked } = useActionsState(actions);
  return (
    <>
      {isOpen && (
        <RegionBoundary fallback={failedNote(() => actions.show(false))}>
          <ActionsPanel {...props} />
        </RegionBoundary>
      )}
      {asked !== null && (
        <RegionBoundary resetKey={asked} fallback={failedNote(() => actions.ask(null))}>
          <ActionForm key={asked} {...props} cid={asked} />
        </RegionBoundary>
      )}
    </>
  );
}

/** Makes room for the panel where the window has it to spare. */
export function ActionsSpace({ children }: { children: ReactNode }) {
  const context = useContext(ActionsContext);
  return context === null ? children : <Space actions={context.actions}>{children}</Space>;
}

function Space({ actions, children }: { actions: TextActions; children: ReactNode }) {
  const { isOpen } = useActionsState(actions);
  return (
    <div className={styles.space} data-open={isOpen}>
      {children}
    </div>
  );
}
