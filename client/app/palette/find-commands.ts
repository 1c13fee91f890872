import { CommandGroup, type Command } from './command.ts';

/** More than this nobody reads: another letter finds better. */
const SHOWN = 40;
const order = Object.values(CommandGroup);

/**
 * The commands that answer to what was typed, best group by group. Every word typed must be found; case, accents and
 * the points of Ё and Й do not count; words in any of the languages do.
 */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return inGroups(commands.filter(({ isSearchOnly }) => isSearchOnly !== true));
  const ranked = commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || Number(isOfMany(a.command)) - Number(isOfMany(b.command)))
    .slice(0, SHOWN);
  // The group of the best stands first.
  const groups = [...new Set(ranked.map(({ command }) => command.group))];
  return groups.flatMap((group) =>
    ranked.filter(({ command }) => command.group === group).map(({ command }) => command),
  );
}

/** Of the few things and the many clauses that answer alike, the few are meant. */
const isOfMany = ({ isSearchOnly }: Command): boolean => isSearchOnly === true;

function inGroups(commands: readonly Command[]): Command[] {
  return order.flatMap((group) => commands.filter((command) => command.group === group));
}

/** 0: does not answer. A beginning counts more than an inside, the title more than another name. */
function rankOf({ title, alsoCalled = [] }: Command, words: readonly string[]): number {
  const inTitle = rankIn(folded(title), words);
  if (inTitle > 0) return inTitle + 10;
  return Math.max(0, ...alsoCalled.map((name) => rankIn(folded(name), words)));
}

function rankIn(name: string, words: readonly string[]): number {
  const ranks = words.map((word) => {
    if (name === word) return 5;
    if (name.startsWith(word)) return isWholeWord(name, word) ? 4 : 3;
    if (name.includes(` ${word}`)) return 2;
    return name.includes(word) ? 1 : 0;
  });
  if (ranks.includes(0)) return 0;
  // Words as they were typed, one after the other, count more than the same words here and there.
  const isPhrase = words.length > 1 && name.includes(words.join(' '));
  return Math.max(...ranks) + (isPhrase ? 3 : 0);
}

/** "12" means the twelfth before the hundred and twentieth. */
function isWholeWord(name: string, word: string): boolean {
  return !/[\p{L}\p{M}\p{N}]/u.test(name.charAt(word.length));
}

/** Devanagari keeps its vowel signs: only the accents of Latin and Cyrillic go. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .trim();
}
