export const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

const namedKeys: Readonly<Record<string, string>> = { up: '↑', down: '↓', escape: 'Esc' };
const macKeys: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧', enter: '↵' };
const otherKeys: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
};

/** The chord as it is written on this machine: "Ctrl+Shift+8" or "⇧⌘8". */
export function writtenChord(chord: string): string {
  const keys = chord.split('+');
  const names = { ...namedKeys, ...(isMac() ? macKeys : otherKeys) };
  // On a Mac the Command key is written last.
  const ordered = isMac() ? [...keys].sort((a, b) => rankOnMac(a) - rankOnMac(b)) : keys;
  return ordered.map((key) => names[key] ?? key.toUpperCase()).join(isMac() ? '' : '+');
}

const rankOnMac = (key: string): number => {
  const rank = ['alt', 'shift', 'mod'].indexOf(key);
  return rank < 0 ? 3 : rank;
};
