import type { Person } from './presence.ts';
import type { RescuedWords } from './rescued-words.ts';
import { emptySave, saveStateOf, type SaveState } from './save-state.ts';

/** Why a connection stopped for good: `login-required` and `outdated` keep what they hold. */
export type TextEnd = { kind: 'login-required' | 'closed' | 'outdated'; code: number };

/** What a screen may know of a text; a new object for every change, the same one while nothing changed. */
export type TextState = {
  /** Grows when the Y.Doc was replaced (refusal, new epoch): editors build themselves anew on `connection.doc`. */
  generation: number;
  /** There is text to show, from the device or from the server. */
  readable: boolean;
  /** Everything the server has is here. */
  synced: boolean;
  online: boolean;
  save: SaveState;
  people: readonly Person[];
  rescue: readonly RescuedWords[];
  ended: TextEnd | null;
};

export const openingState: TextState = {
  generation: 0,
  readable: false,
  synced: false,
  online: false,
  save: saveStateOf(emptySave),
  people: [],
  rescue: [],
  ended: null,
};
