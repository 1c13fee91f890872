type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>;

/** Mod+K: by its letter on a Latin layout, by the place of the key on one without Latin letters. */
export function isPaletteChord(pressed: Pressed, onMac: boolean): boolean {
  const mod = onMac ? pressed.metaKey : pressed.ctrlKey;
  const other = onMac ? pressed.ctrlKey : pressed.metaKey;
  if (!mod || other || pressed.shiftKey || pressed.altKey || pressed.repeat) return false;
  return /^[a-z]$/i.test(pressed.key) ? pressed.key.toLowerCase() === 'k' : pressed.code === 'KeyK';
}
