import * as Y from 'yjs';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import type { Random } from '#test/support/random.ts';

/** Edits on one replica before it is made anew: later ones build on edits that the server never got. */
const EDITS_OF_A_REPLICA = 30;

/** Updates as editors of a text write them, each by a client of its own, so that every one of them would be new. */
export class HonestUpdates {
  readonly #random: Random;
  #state: Uint8Array;
  #replica: { doc: Y.Doc; editor: HonestEditor; sent: Uint8Array[] } | null = null;
  #edits = 0;

  constructor(state: Uint8Array, random: Random) {
    this.#state = state;
    this.#random = random;
  }

  /** From now on edits are made on this state. */
  refresh(state: Uint8Array): void {
    this.#state = state;
    this.#forget();
  }

  next(): Uint8Array {
    for (;;) {
      const { doc, editor, sent } = (this.#replica ??= this.#open());
      doc.clientID = 1 + this.#random.below(2 ** 32 - 1);
      editor.step();
      this.#edits += 1;
      const update = sent.pop();
      if (this.#edits >= EDITS_OF_A_REPLICA) this.#forget();
      if (update !== undefined) return update;
    }
  }

  #open(): { doc: Y.Doc; editor: HonestEditor; sent: Uint8Array[] } {
    const doc = keepRemovedParts(new Y.Doc());
    Y.applyUpdate(doc, this.#state);
    const sent: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => {
      sent[0] = update;
    });
    return { doc, editor: new HonestEditor(doc, this.#random, { isClients: true }), sent };
  }

  #forget(): void {
    this.#replica?.editor.destroy();
    this.#replica?.doc.destroy();
    this.#replica = null;
    this.#edits = 0;
  }
}
