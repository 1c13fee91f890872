import { expect, test } from 'vitest';
import { chordOf } from '#client/drafting/physical-shortcuts.ts';

const pressed = (
  key: string,
  code: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing', boolean>> & {
    altGraph?: boolean;
  } = { ctrlKey: true },
) => ({
  key,
  code,
  ctrlKey: held.ctrlKey ?? false,
  metaKey: held.metaKey ?? false,
  shiftKey: held.shiftKey ?? false,
  altKey: held.altKey ?? false,
  isComposing: held.isComposing ?? false,
  getModifierState: (name: string) => name === 'AltGraph' && held.altGraph === true,
});

test.each([
  ['a Latin layout', 'b', 'KeyB', 'mod+b'],
  ['a Russian layout, by the place of the key', 'и', 'KeyB', 'mod+b'],
  ['a Hindi layout, by the place of the key', 'व', 'KeyB', 'mod+b'],
  ['AZERTY, by the letter', 'z', 'KeyW', 'mod+z'],
])('a chord is known on %s', (_layout, key, code, chord) => {
  expect(chordOf(pressed(key, code), false)).toBe(chord);
});

test('digits count by place, because Shift changes what they say', () => {
  expect(chordOf(pressed('*', 'Digit8', { ctrlKey: true, shiftKey: true }), false)).toBe('mod+shift+8');
});

test('on a Mac the command key counts, and Control is left to the text', () => {
  expect(chordOf(pressed('b', 'KeyB', { metaKey: true }), true)).toBe('mod+b');
  expect(chordOf(pressed('b', 'KeyB', { ctrlKey: true }), true)).toBeNull();
});

test('typing, AltGr and an open composition are no chords', () => {
  expect(chordOf(pressed('b', 'KeyB', {}), false)).toBeNull();
  expect(chordOf(pressed('ł', 'KeyL', { ctrlKey: true, altGraph: true }), false)).toBeNull();
  expect(chordOf(pressed('b', 'KeyB', { ctrlKey: true, isComposing: true }), false)).toBeNull();
});
