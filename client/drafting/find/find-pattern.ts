export type FindOptions = { matchCase: boolean; wholeWord: boolean };

/** Signs that people type for one another; what one searches with the keyboard must find what a typesetter wrote. */
const ALIKE: readonly string[] = [`"“”„«»`, `'’‘‚`, '-\u2010\u2011–—', ' \u00a0\u202f\u2009'];
/** Devanagari letters with a dot below: one code point in old files, two by every normal form. */
const DOTTED: Readonly<Record<string, string>> = {
  क़: '\u0958',
  ख़: '\u0959',
  ग़: '\u095a',
  ज़: '\u095b',
  ड़: '\u095c',
  ढ़: '\u095d',
  फ़: '\u095e',
  य़: '\u095f',
};

/**
 * The words as a pattern, in any of the languages; null when there are none. Without `matchCase` it also takes ё for е
 * and the spellings -ise and -ize for one another.
 */
export function findPattern(words: string, { matchCase, wholeWord }: FindOptions): RegExp | null {
  if (words.trim() === '') return null;
  const normal = words.normalize('NFC');
  const letters = [...normal.matchAll(/\p{L}\p{M}*|[^]/gu)].map(([letter]) => patternOf(letter, matchCase));
  let source = letters.join('');
  if (!matchCase) source = source.replaceAll(/(?<=i)[sz](?=e|ing|ation)/giu, '[sz]');
  // `\b` knows Latin letters only.
  if (wholeWord) source = `(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

function patternOf(letter: string, matchCase: boolean): string {
  const alike = ALIKE.find((signs) => signs.includes(letter));
  if (alike !== undefined) return `[${alike.replace('-', String.raw`\-`)}]`;
  if (!matchCase && /[её]/iu.test(letter)) return '(?:[её]|е\u0308)';
  const single = DOTTED[letter.slice(0, 2)];
  if (single !== undefined) return `(?:${letter.slice(0, 2)}|${single})${letter.slice(2)}`;
  const apart = letter.normalize('NFD');
  return apart === letter ? escaped(letter) : `(?:${letter}|${apart})`;
}

function escaped(letter: string): string {
  return letter.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
