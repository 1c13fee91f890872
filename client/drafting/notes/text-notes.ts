import type { EditorState } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';

/** What is drawn beside the clauses of one editor. */
export type DrawNotes = (state: EditorState) => DecorationSet | null;

/** The own Side's notes beside the open text, as far as the room knows of them before their code has come. */
export class TextNotes {
  readonly #listeners = new Set<() => void>();
  #isOpen = false;
  #asked: string | null = null;
  #draw: DrawNotes = () => null;

  /** What stands beside the clauses of this editor. */
  readonly draw: DrawNotes = (state) => this.#draw(state);

  /** Until what it returns is called. */
  drawBy(draw: DrawNotes): () => void {
    this.#draw = draw;
    return () => {
      if (this.#draw === draw) this.#draw = () => null;
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly isOpen = (): boolean => this.#isOpen;

  /** The clause whose note is wanted, an empty word for a new note on none; null: nothing is asked for. */
  readonly asked = (): string | null => this.#asked;

  show(isOpen: boolean): void {
    this.#isOpen = isOpen;
    if (!isOpen) this.#asked = null;
    this.#tell();
  }

  /** Opens the notes at the one on that clause; where there is none it is begun. */
  ask(cid: string): void {
    this.#isOpen = true;
    this.#asked = cid;
    this.#tell();
  }

  answered(): void {
    this.#asked = null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
