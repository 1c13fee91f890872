import type { CaretPresence, CaretUser } from './caret-presence.ts';

/**
 * A caret of somebody else: a stroke in the Side's colour, a name with the letters of the Side. The outer element is a
 * place between two letters and takes no room; what is seen hangs on it, so that it can glide without moving a word.
 */
export function caretView(user: Partial<CaretUser>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  // Who is where is told by the list of people; a name read out in the middle of a sentence would be a word of it.
  caret.ariaHidden = 'true';
  caret.dataset['hue'] = user.hue ?? 'none';
  caret.dataset['client'] = String(user.clientId ?? '');
  const stroke = document.createElement('span');
  stroke.className = 'caret-stroke';
  const label = document.createElement('span');
  label.className = 'caret-name';
  label.append(user.name ?? '');
  if (user.letters) {
    const letters = document.createElement('b');
    letters.append(user.letters);
    label.append(' ', letters);
  }
  stroke.append(label);
  caret.append(stroke);
  return caret;
}

/** ProseMirror keeps what it has drawn for a caret that stays where it is: a new name is written into it. */
export function renameCarets(text: HTMLElement, carets: CaretPresence): void {
  for (const caret of text.querySelectorAll<HTMLElement>('.caret')) {
    const name = caret.querySelector('.caret-name')?.firstChild;
    if (name instanceof Text) name.data = carets.nameOf(Number(caret.dataset['client']));
  }
}

/** What somebody else has selected, in the same colour, washed. */
export function caretSelection(user: Partial<CaretUser>): Record<string, string> {
  return { nodeName: 'span', class: 'caret-selection', 'data-hue': user.hue ?? 'none' };
}
