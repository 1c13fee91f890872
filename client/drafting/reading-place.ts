/** A part counts as reached when it stands in the upper third of the window: there one reads. */
const READING_LINE = 1 / 3;

/** Where the reader is: a part, and the height at which it stands in the window. */
export type ReadingPlace = { readonly cid: string; readonly language: string; readonly top: number };

/** In pixels from the upper edge of the window. */
export const readingLine = (): number => window.innerHeight * READING_LINE;

/** The part at the reading line, in the first language shown; null where none stands on the screen. */
export function readingPlace(): ReadingPlace | null {
  const column = document.querySelector<HTMLElement>('.text-column:not([hidden])');
  const line = readingLine();
  let reached: ReadingPlace | null = null;
  for (const part of column?.querySelectorAll<HTMLElement>('.ProseMirror > [data-cid]') ?? []) {
    const { top } = part.getBoundingClientRect();
    if (reached !== null && top > line) break;
    reached = { cid: part.dataset['cid'] ?? '', language: column?.dataset['language'] ?? '', top };
  }
  return reached;
}

/** Scrolls so that the part of that place stands at its height again, unless it is farther from there than that. */
export function returnToPlace({ cid, top }: ReadingPlace, within = Number.POSITIVE_INFINITY): void {
  const part = document.querySelector(
    `.text-column:not([hidden]) .ProseMirror > [data-cid="${CSS.escape(cid)}"]`,
  );
  const distance = part === null ? 0 : part.getBoundingClientRect().top - top;
  if (Math.abs(distance) < within) window.scrollBy({ top: distance, behavior: 'instant' });
}
