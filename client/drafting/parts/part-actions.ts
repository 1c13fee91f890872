import type { EditorState } from '@tiptap/pm/state';
import type { PartCommand } from '#shared/drafting/part-command.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { type PartInEditor, partAtSelection, splitPointAt, stepOf } from './standing-part.ts';

/** What can be done to a part, by the names that menu and palette show. */
export const PartAction = {
  newClause: 'newClause',
  moveUp: 'moveUp',
  moveDown: 'moveDown',
  splitHere: 'splitHere',
  join: 'join',
  delete: 'delete',
} as const;
export type PartAction = (typeof PartAction)[keyof typeof PartAction];

/** Those that have keys. */
export const chordOfAction: Readonly<Partial<Record<PartAction, string>>> = {
  newClause: 'mod+enter',
  moveUp: 'alt+shift+up',
  moveDown: 'alt+shift+down',
};

type Place = { state: EditorState; language: TextLanguage };

/** The command of an action on a part as it stands; null where it cannot be done there. */
export function commandOf(
  action: PartAction,
  part: PartInEditor,
  { state, language }: Place,
): PartCommand | null {
  const { cid } = part;
  const holdsBlocks = part.node.type.name === 'clause' || part.node.type.name === 'passage';
  switch (action) {
    case PartAction.newClause:
      return { kind: 'insert', beside: cid, side: 'after', as: 'clause' };
    case PartAction.moveUp:
      return stepOf(state.doc, cid, 'up');
    case PartAction.moveDown:
      return stepOf(state.doc, cid, 'down');
    case PartAction.splitHere: {
      // Only where the caret stands is there a place to cut.
      const at = partAtSelection(state)?.cid === cid ? splitPointAt(state) : null;
      return holdsBlocks && at !== null ? { kind: 'split', part: cid, at: { [language]: at } } : null;
    }
    case PartAction.join:
      return holdsBlocks && part.before !== null ? { kind: 'join', part: cid } : null;
    case PartAction.delete:
      return { kind: 'delete', part: cid };
    default:
      return action satisfies never;
  }
}
