import type { Editor } from '@tiptap/core';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { partAtCaret, type PairHop } from './side-by-side/use-pair-hop.ts';
import type { SideLookOf } from './side-look-of.ts';

type Outside = { lookOf: SideLookOf; onLink: () => void; pairHop: PairHop };

/** What an editor's extensions reach outside of it, as it is now and not as it was when the editor was made. */
export class EditorSurroundings {
  #outside: Outside;
  #editor: Editor | null = null;

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  follow(outside: Outside, editor: Editor): void {
    this.#outside = outside;
    this.#editor = editor;
  }

  lookOf(side: string | null): ReturnType<SideLookOf> {
    return this.#outside.lookOf(side);
  }

  openLink(): void {
    this.#outside.onLink();
  }

  hop(from: TextLanguage): boolean {
    return this.#outside.pairHop.hop(from);
  }

  /** The cid of the part in which the caret stands. */
  currentPart(): string | null {
    return this.#editor === null ? null : partAtCaret(this.#editor);
  }
}
