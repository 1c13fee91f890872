import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { CommentsContext } from '#client/drafting/comments/comments-context.ts';
import { useCommentsState } from '#client/drafting/comments/use-text-comments.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { Side } from '#shared/sides/side.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import { ActionsContext, type ActionsInText, useActionsState } from './actions-context.ts';
import styles from '#client/drafting/side-dock.module.css';
import { bringWish } from './bring-wish.ts';
import { ChipThings } from './chip-things.ts';
import { ClauseOrigins } from './clause-origins.ts';
import { TextActions } from './text-actions.ts';

const ActionsPanel = loadedLater(
  async () => (await withFollowUpWords(import('./actions-panel.tsx'))).ActionsPanel,
);
const ActionsFollower = loadedLater(async () => (await import('./actions-follower.tsx')).ActionsFollower);
const BringDialog = loadedLater(async () => (await import('./bring-dialog.tsx')).BringDialog);
const ActionForm = loadedLater(async () => (await withFollowUpWords(import('./action-form.tsx'))).ActionForm);

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
  /** Keeps what the register says up to date; drawn once that has been asked for. */
  live: ReactNode;
  children: ReactNode;
};

/** Milliseconds after which the room is there to be read and written in: only then what is said of its actions comes. */
const LATER_MS = 2000;

/** Gives the editors and buttons inside it the actions of the open text, and a place beside the text to show them. */
export function ActionsAround({ document, doc, ground, onOpen, live, children }: Props) {
  const { id } = document;
  const value = useMemo(
    () => ({ actions: new TextActions(id), things: new ChipThings(), origins: new ClauseOrigins() }),
    [id],
  );
  const { actions, things } = value;
  useEffect(() => things.openBy(onOpen), [things, onOpen]);
  return (
    <ActionsContext value={value}>
      {children}
      <OneAtATime actions={actions} />
      {doc !== null && <Later {...value} document={document} doc={doc} sides={ground.sides} live={live} />}
      <Dock actions={actions} document={document} ground={ground} />
      {document.may.includes('bring-clause') && <Bringing document={document} />}
    </ActionsContext>
  );
}

type LaterProps = ActionsInText & {
  document: OpenDocument;
  doc: Y.Doc;
  sides: readonly Side[];
  live: ReactNode;
};

/** At once for whoever opens the panel; its code cannot come while there is no network. */
function Later({ live, ...props }: LaterProps) {
  const { isOpen } = useActionsState(props.actions);
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const begin = (): void => setLater(true);
    const timer = setTimeout(() => {
      if (navigator.onLine) begin();
      else window.addEventListener('online', begin, { once: true });
    }, LATER_MS);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', begin);
    };
  }, []);
  if (!isLater && !isOpen) return null;
  return (
    <RegionBoundary fallback={retriedLater}>
      <ActionsFollower {...props} />
      {live}
    </RegionBoundary>
  );
}

function Bringing({ document }: { document: OpenDocument }) {
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => bringWish.heed((wish) => setAfter(wish.after)), []);
  if (after === null) return null;
  const close = () => setAfter(null);
  return (
    <RegionBoundary fallback={failedNote(close)}>
      <BringDialog document={document} after={after} onClose={close} />
    </RegionBoundary>
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
