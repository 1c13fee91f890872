import type { EditorView } from '@tiptap/pm/view';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { isMac } from '#client/drafting/physical-shortcuts.ts';
import type { PartCommander } from './part-commander.ts';
import { partAtSelection } from './standing-part.ts';

type Commanded = { commander: PartCommander; language: TextLanguage };

/** Mod+Enter: a new clause behind this part. Alt+Shift with an arrow: this part one place up or down. */
export function pressPartKey(view: EditorView, event: KeyboardEvent, commanded: Commanded): boolean {
  if (event.isComposing || !view.editable) return false;
  if (isNewClause(event)) return newClause(view, commanded);
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return false;
  if (event.code === 'ArrowUp') return movePart(view, commanded, 'up');
  return event.code === 'ArrowDown' && movePart(view, commanded, 'down');
}

function isNewClause(event: KeyboardEvent): boolean {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  return isEnter && mod && !event.altKey && !event.shiftKey;
}

function newClause(view: EditorView, { commander, language }: Commanded): boolean {
  const part = partAtSelection(view.state);
  if (part === null) return false;
  void commander.run({ kind: 'insert', beside: part.cid, side: 'after', as: 'clause' }, language);
  return true;
}

/** The caret goes with the part. */
function movePart(view: EditorView, { commander, language }: Commanded, way: 'up' | 'down'): boolean {
  const part = partAtSelection(view.state);
  if (part === null) return false;
  const after = way === 'up' ? part.twoBefore : part.after;
  const isAtEnd = way === 'up' ? part.before === null : part.after === null;
  if (!isAtEnd) void commander.run({ kind: 'move', part: part.cid, after }, language);
  return true;
}
