/**
 * A browser moves the caret at once and tells of it only before its next frame. Whatever draws an editor anew in between
 * would make it put its old caret back, and the next letters would stand where nobody has clicked. So it is told first.
 */
export function tellSelection(): void {
  if (typeof document === 'undefined') return; // where nothing is drawn
  const { defaultView } = document;
  if (defaultView !== null) document.dispatchEvent(new defaultView.Event('selectionchange'));
}
