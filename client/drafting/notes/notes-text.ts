import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { clauseOfNote } from '#shared/drafting/notes.ts';
import { passage } from '#shared/drafting/part-builder.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';
import type { ClauseNames } from './clause-names.ts';

/** A note in the notes' text: its own cid, and the clause that it belongs to. */
type Note = { readonly cid: string; readonly clause: string | null };

/** The notes in their order. Only reads. */
export function notesIn(doc: Y.Doc, language: TextLanguage): Note[] {
  return readParts(doc.getXmlFragment(language)).flatMap((part) => {
    const cid = part.attributes[TextShape.partId];
    return typeof cid === 'string' ? [{ cid, clause: clauseOfNote(part) }] : [];
  });
}

/** Begins a note behind those on the clauses before its own; one on the whole document comes last. Gives its cid. */
export function beginNote(
  doc: Y.Doc,
  { language, clause, names }: { language: TextLanguage; clause: string | null; names: ClauseNames },
): string {
  const cid = `n-${crypto.randomUUID().slice(0, 13)}`;
  const words = clause === null ? '' : `{${clause}}`;
  const part = passage<TextLanguage>(cid, () => [words])(language);
  const fragment = doc.getXmlFragment(language);
  const at = clause === null ? fragment.length : placeOfNote(notesIn(doc, language), clause, names);
  change(doc, () => fragment.insert(at, [writePart(completeTree(part))]));
  return cid;
}

/** Undone like typing. The last note stays, emptied: a text is never without a place to write in. */
export function removeNote(doc: Y.Doc, language: TextLanguage, cid: string): void {
  const fragment = doc.getXmlFragment(language);
  const at = fragment
    .toArray()
    .findIndex((part) => part instanceof Y.XmlElement && part.getAttribute('cid') === cid);
  if (at < 0) return;
  change(doc, () => {
    fragment.delete(at, 1);
    if (fragment.length > 0) return;
    const empty = passage<TextLanguage>(`n-${crypto.randomUUID().slice(0, 13)}`, () => ['']);
    fragment.insert(0, [writePart(completeTree(empty(language)))]);
  });
}

/** By this origin the editor's own undo knows the change as one of its person. */
function change(doc: Y.Doc, work: () => void): void {
  doc.transact(work, ySyncPluginKey);
}

function placeOfNote(notes: readonly Note[], clause: string, names: ClauseNames): number {
  const own = names.of(clause)?.place ?? Number.POSITIVE_INFINITY;
  const placeOf = (note: Note): number | null =>
    note.clause === null ? null : (names.of(note.clause)?.place ?? null);
  const before = notes.findLastIndex((note) => (placeOf(note) ?? Number.POSITIVE_INFINITY) <= own);
  if (before >= 0) return before + 1;
  const after = notes.findIndex((note) => (placeOf(note) ?? -1) > own);
  return after < 0 ? notes.length : after;
}
