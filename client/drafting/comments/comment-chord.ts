import { isMac } from '#client/browser/written-chord.ts';

type Pressed = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'getModifierState'
>;

/**
 * Mod+Alt+M, or with another key, by the place of the key: with Alt its letter is another one on most layouts. AltGr says that it is Ctrl and
 * Alt where it writes letters of its own, such as µ; Option of a Mac may say that it is AltGr.
 */
export function isCommentChord(pressed: Pressed, onMac: boolean, code = 'KeyM'): boolean {
  const mod = onMac ? pressed.metaKey && !pressed.ctrlKey : pressed.ctrlKey && !pressed.metaKey;
  if (!onMac && pressed.getModifierState('AltGraph')) return false;
  return mod && pressed.altKey && !pressed.shiftKey && !pressed.isComposing && pressed.code === code;
}

/** As it is written on this machine. */
export const writtenCommentChord = (): string => (isMac() ? '⌥⌘M' : 'Ctrl+Alt+M');
