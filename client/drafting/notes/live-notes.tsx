import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { type OpenEditors, useOpenEditors } from '#client/drafting/open-editors.ts';
import { useNamedText } from '#client/drafting/presence/present-names.ts';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { notesLanguage } from '#shared/drafting/notes.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { ClauseNames } from './clause-names.ts';
import { marginNotes } from './margin-notes.ts';
import { useNotesOpen } from './notes-context.ts';
import { NotesPanel } from './notes-panel.tsx';
import { notesIn } from './notes-text.ts';
import type { OwnNotesProps } from './own-notes.tsx';
import type { TextNotes } from './text-notes.ts';

type Props = OwnNotesProps & { text: OpenDocument['texts'][number] };

/** The notes, live for as long as the room stands: their panel may close while words are still on their way. */
export function LiveNotes(props: Props) {
  const { notes, document, doc, language, text, optionsOf } = props;
  const { connection, state } = useNamedText(document.id, optionsOf(text));
  const isOpen = useNotesOpen(notes);
  const names = useClauseNames(doc, language);
  const written = notesLanguage(document);
  const readable = state.readable && connection !== null ? connection.doc : null;
  return (
    <>
      {readable !== null && <MarginMarks notes={notes} doc={readable} language={written} />}
      {isOpen && (
        <RegionBoundary resetKey={state.generation} fallback={regionFailed}>
          <NotesPanel {...props} connection={connection} state={state} names={names} written={written} />
        </RegionBoundary>
      )}
    </>
  );
}

function useClauseNames(doc: Y.Doc | null, language: TextLanguage): ClauseNames | null {
  const names = useMemo(() => (doc === null ? null : new ClauseNames(doc, language)), [doc, language]);
  useEffect(() => names?.follow(), [names]);
  return names;
}

type MarksProps = { notes: TextNotes; doc: Y.Doc; language: TextLanguage };

/** Keeps the marks beside the clauses of the common text as the notes are. */
function MarginMarks({ notes, doc, language }: MarksProps): null {
  const { t } = useTranslation('notes');
  const editors = useOpenEditors();
  const [anchors] = useState(() => anchorsOf(doc, language));
  const clauses = useSyncExternalStore(anchors.subscribe, anchors.now);
  const label = t('hereIsNote');
  useEffect(() => {
    const shown = new Set(clauses.split(' ').filter(Boolean));
    const undraw = notes.drawBy(marginNotes({ clauses: shown, label, open: (cid) => notes.ask(cid) }));
    const frame = redrawSoon(editors);
    return () => {
      cancelAnimationFrame(frame);
      undraw();
    };
  }, [notes, clauses, label, editors]);
  return null;
}

/** Never at once: while a change of the Y.Doc is applied, an editor is not yet as its text is. */
function redrawSoon(editors: OpenEditors): number {
  return requestAnimationFrame(() => {
    for (const { view, isDestroyed } of Object.values(editors)) {
      if (!isDestroyed) view.dispatch(view.state.tr.setMeta('addToHistory', false));
    }
  });
}

/** The clauses with a note, as one word each: another value only when there are others. */
function anchorsOf(doc: Y.Doc, language: TextLanguage) {
  const read = (): string =>
    [...new Set(notesIn(doc, language).flatMap(({ clause }) => clause ?? []))].sort().join(' ');
  let known = read();
  return {
    now: () => known,
    subscribe: (listener: () => void) => {
      const changed = (): void => {
        known = read();
        listener();
      };
      changed();
      doc.on('update', changed);
      return () => doc.off('update', changed);
    },
  };
}
