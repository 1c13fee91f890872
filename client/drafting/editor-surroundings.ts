import type { Editor } from '@tiptap/core';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { SideLookOf } from './side-look-of.ts';

type Outside = { lookOf: SideLookOf; onLink: () => void };

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

  /** The cid of the part in which the caret stands. */
  currentPart(): string | null {
    const editor = this.#editor;
    if (editor === null || editor.isDestroyed) return null;
    const { $head } = editor.state.selection;
    const cid: unknown = $head.depth === 0 ? null : $head.node(1).attrs[TextShape.partId];
    return typeof cid === 'string' ? cid : null;
  }
}
