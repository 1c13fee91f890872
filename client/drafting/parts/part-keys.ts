import type { EditorView } from '@tiptap/pm/view';
import { isMac } from '#client/browser/written-chord.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { PartCommander } from './part-commander.ts';
import { partAtSelection, stepOf } from './standing-part.ts';

type Commanded = { commander: PartCommander; language: TextLanguage };

/** Mod+Enter: a new clause behind this part. Alt+Shift with an arrow: this part one place up or down. */
export function pressPartKey(view: EditorView, event: KeyboardEvent, commanded: Commanded): boolean {
  if (event.isComposing || !view.editable) return false;
  const isNew = isNewClause(event);
  const way = wayOf(event);
  if (!isNew && way === null) return false;
  if (!commanded.commander.mayCommand) {
    // Whoever writes here and presses it expects something: silence would look like a fault.
    commanded.commander.refuse();
    return true;
  }
  return way === null ? newClause(view, event, commanded) : movePart(view, commanded, way);
}

function wayOf({ altKey, shiftKey, ctrlKey, metaKey, code }: KeyboardEvent): 'up' | 'down' | null {
  if (!altKey || !shiftKey || ctrlKey || metaKey) return null;
  if (code === 'ArrowUp') return 'up';
  return code === 'ArrowDown' ? 'down' : null;
}

function isNewClause(event: KeyboardEvent): boolean {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
  return isEnter && mod && !event.altKey && !event.shiftKey;
}

function newClause(view: EditorView, event: KeyboardEvent, { commander, language }: Commanded): boolean {
  const part = partAtSelection(view.state);
  if (part === null) return false;
  // A key that is held means one clause, not as many as it repeats.
  if (!event.repeat) {
    commander.run({ kind: 'insert', beside: part.cid, side: 'after', as: 'clause' }, language);
  }
  return true;
}

/** The caret goes with the part. A key that is held goes on from where the step before it has led. */
function movePart(view: EditorView, { commander, language }: Commanded, way: 'up' | 'down'): boolean {
  const part = partAtSelection(view.state);
  if (part === null) return false;
  commander.step(() => (view.isDestroyed ? null : stepOf(view.state.doc, part.cid, way)), language);
  return true;
}
