import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { ActionsContext, useActionsState } from '#client/drafting/actions/actions-context.ts';
import type { TextActions } from '#client/drafting/actions/text-actions.ts';
import { CommentsContext } from '#client/drafting/comments/comments-context.ts';
import { useCommentsState } from '#client/drafting/comments/use-text-comments.ts';
import { documentQuery } from '#client/drafting/documents-queries.ts';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import dock from '#client/drafting/side-dock.module.css';
import type { UseTextOptions } from '#client/sync/use-text.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { LiveNotes } from './live-notes.tsx';
import { openNotes } from './notes-commands.ts';
import { useNotesOpen } from './notes-context.ts';
import type { TextNotes } from './text-notes.ts';

export type OwnNotesProps = {
  notes: TextNotes;
  document: OpenDocument;
  /** Whose notes they are: the reader's own Side. */
  side: string;
  /** The common text beside which they stand; null before it is open. */
  doc: Y.Doc | null;
  /** In which its clauses are named. */
  language: TextLanguage;
  lookOf: SideLookOf;
  /** How a text of this document is opened. */
  optionsOf: (text: OpenDocument['texts'][number]) => UseTextOptions;
};

/** The own Side's notes: live as soon as somebody of the Side has begun them, begun by whoever opens them first. */
export function OwnNotes(props: OwnNotesProps) {
  const { notes, document, side } = props;
  const isOpen = useNotesOpen(notes);
  const inText = useContext(ActionsContext);
  const text = document.texts.find(({ address }) => address === `${document.id}/private/${side}`);
  return (
    <>
      {inText !== null && <OneAtATime notes={notes} actions={inText.actions} />}
      {text !== undefined && <LiveNotes key={text.address} {...props} text={text} />}
      {text === undefined && isOpen && <FirstOpening notes={notes} document={document} />}
    </>
  );
}

/** Nobody of the Side has opened the notes yet: they are begun, and the document tells of them. */
function FirstOpening({ notes, document }: Pick<OwnNotesProps, 'notes' | 'document'>) {
  const { t } = useTranslation(['notes', 'common']);
  const queryClient = useQueryClient();
  const { failure, run } = useCommand();
  const begin = () =>
    run(async () => {
      await openNotes(document.id);
      await queryClient.invalidateQueries({ queryKey: documentQuery(document.id).queryKey });
    });
  // Once for each opening: after a failure the person says when to try again.
  const first = useEffectEvent(begin);
  useEffect(() => first(), []);
  return (
    <aside id="notes" className={dock.dock} aria-label={t('notes:title')}>
      <output>{failure ?? t('notes:opening')}</output>
      {failure !== null && <TextButton onClick={begin}>{t('common:retry')}</TextButton>}
      <TextButton onClick={() => notes.show(false)}>{t('notes:close')}</TextButton>
    </aside>
  );
}

/** Comments, actions and notes have one place: whichever was opened last stands there. */
function OneAtATime({ notes, actions }: { notes: TextNotes; actions: TextActions }) {
  const comments = useContext(CommentsContext);
  const { isOpen: areComments } = useCommentsState(comments);
  const { isOpen: areActions } = useActionsState(actions);
  const isOpen = useNotesOpen(notes);
  // Only what is opened now takes the place: what stood there when the notes were opened goes.
  const before = useRef({ areComments, areActions });
  useEffect(() => {
    const isNew = (areComments && !before.current.areComments) || (areActions && !before.current.areActions);
    before.current = { areComments, areActions };
    if (isNew) notes.show(false);
  }, [notes, areComments, areActions]);
  useEffect(() => {
    if (!isOpen) return;
    comments?.show(false);
    actions.show(false);
  }, [comments, actions, isOpen]);
  return null;
}
