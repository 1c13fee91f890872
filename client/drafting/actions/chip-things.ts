import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { ChipName } from '#shared/drafting/text/chips-in-part.ts';

/** How a chip shows its thing, in the language of the text. */
export type ShownChip = {
  readonly label: string;
  /** Behind the label, quieter. */
  readonly note: string;
  /** Said on hover and to screen readers. */
  readonly title: string;
  /** Where the thing has a page of its own. */
  readonly href: string | null;
  /** Draws the eye: overdue, or a wording that has changed. */
  readonly isAlarming: boolean;
};

type Looks = (target: string, language: TextLanguage) => ShownChip | null;

/** What chips name: asked by every chip in the text, which draw themselves anew when it is told otherwise. */
export class ChipThings {
  readonly #listeners = new Set<() => void>();
  readonly #looks = new Map<ChipName, Looks>();
  #open: (href: string) => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Null: nobody knows of such a thing, or not yet. */
  look(name: ChipName, target: string, language: TextLanguage): ShownChip | null {
    return this.#looks.get(name)?.(target, language) ?? null;
  }

  /** False before it was ever told of such things. */
  isTold(name: ChipName): boolean {
    return this.#looks.has(name);
  }

  tell(name: ChipName, looks: Looks): void {
    this.#looks.set(name, looks);
    this.#tellSoon();
  }

  openBy(open: (href: string) => void): void {
    this.#open = open;
  }

  open(href: string): void {
    this.#open(href);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Once for all that is told in one go. */
  #tellSoon(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      for (const listener of this.#listeners) listener();
    }, 0);
  }
}
