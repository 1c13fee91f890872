import { expect, test } from 'vitest';
import { CommandGroup, type Command } from '#client/app/palette/command.ts';
import { findCommands } from '#client/app/palette/find-commands.ts';
import { isPaletteChord } from '#client/app/palette/palette-chord.ts';

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  title,
  group: CommandGroup.documents,
  run: () => undefined,
  ...more,
});

const commands = [
  command('protocol', 'Protocol of the session', { alsoCalled: ['Протокол заседания', 'सत्र का प्रोतोकॉल'] }),
  command('agenda', 'Agenda', { alsoCalled: ['Повестка дня'] }),
  command('c-112', '112. Further steps', { group: CommandGroup.parts, isSearchOnly: true }),
  command('c-120', '120. Steps', { group: CommandGroup.parts, isSearchOnly: true }),
  command('c-12', '12. The Sides took note', {
    group: CommandGroup.parts,
    isSearchOnly: true,
    alsoCalled: ['пункт 12', 'Стороны приняли к сведению'],
  }),
  command('dark', 'Dark appearance', { group: CommandGroup.room, alsoCalled: ['Тёмное оформление'] }),
];
const found = (typed: string) => findCommands(commands, typed).map(({ id }) => id);

test('before anything is typed, everything that can be read at a glance, group by group', () => {
  expect(found('  ')).toEqual(['protocol', 'agenda', 'dark']);
});

test('a number means the part with exactly that number first', () => {
  expect(found('12')).toEqual(['c-12', 'c-120', 'c-112']);
});

test('words of every language answer; case, Ё and Й do not matter', () => {
  expect(found('ПОВЕСТКА')).toEqual(['agenda']);
  expect(found('темное')).toEqual(['dark']);
  expect(found('प्रोतोकॉल')).toEqual(['protocol']);
  expect(found('пункт 12')).toEqual(['c-12']);
});

test('every word typed must be found in one name', () => {
  expect(found('protocol session')).toEqual(['protocol']);
  expect(found('protocol agenda')).toEqual([]);
});

test('a command stands before clauses that hold the same words here and there', () => {
  const some = [
    command('c-1', '1. By consent each side shows its side', { isSearchOnly: true }),
    command('both', 'Show the texts side by side'),
  ];
  expect(findCommands(some, 'side by side').map(({ id }) => id)).toEqual(['both', 'c-1']);
});

const pressed = { ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, repeat: false };

test('the chord goes by letter on Latin layouts and by place on others', () => {
  expect(isPaletteChord({ ...pressed, key: 'k', code: 'KeyV' }, false)).toBe(true); // Dvorak
  expect(isPaletteChord({ ...pressed, key: 't', code: 'KeyK' }, false)).toBe(false); // Dvorak
  expect(isPaletteChord({ ...pressed, key: 'л', code: 'KeyK' }, false)).toBe(true);
  expect(isPaletteChord({ ...pressed, key: 'क', code: 'KeyK' }, false)).toBe(true);
  expect(isPaletteChord({ ...pressed, key: 'k', code: 'KeyK' }, true)).toBe(false);
  expect(isPaletteChord({ ...pressed, key: 'K', code: 'KeyK', shiftKey: true }, false)).toBe(false);
});
