import { readingPlace } from '#client/drafting/reading-place.ts';

/** The part of the common text in which something is selected or the caret stands, or else the one that is read. */
export function placeOfReader(): string | null {
  const { anchorNode } = document.getSelection() ?? {};
  const element = anchorNode instanceof Element ? anchorNode : (anchorNode?.parentElement ?? null);
  const part = element?.closest<HTMLElement>('.text-column:not([hidden]) .ProseMirror > [data-cid]');
  return part?.dataset['cid'] ?? readingPlace()?.cid ?? null;
}
