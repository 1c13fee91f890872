export type WordRange = { readonly from: number; readonly to: number };

/** Fewer letters than this stand everywhere in some other case or dress: taken loosely they would be any words. */
const FEWEST_LETTERS = 4;

/**
 * Finds quoted words again: as they were, or else, unless they are very short, whatever their capitals, spaces, quotation
 * marks and dashes. Of several places the nearest to where they stood; null when they are nowhere.
 */
export function findWords(words: string, quote: string, near: number): WordRange | null {
  const exact = nearest(places(words, quote), near);
  if (exact !== null) return { from: exact, to: exact + quote.length };
  const folded = fold(words);
  const wanted = fold(quote.trim()).letters;
  if (wanted.length < FEWEST_LETTERS) return null;
  const ranges = places(folded.letters, wanted).map((at) => ({
    from: folded.starts[at] ?? 0,
    to: folded.ends[at + wanted.length - 1] ?? words.length,
  }));
  const start = nearest(
    ranges.map(({ from }) => from),
    near,
  );
  return ranges.find(({ from }) => from === start) ?? null;
}

function places(words: string, wanted: string): number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function nearest(found: readonly number[], near: number): number | null {
  let best: number | null = null;
  for (const at of found) {
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best;
}

/** Letters without their accidents; for each of them where its original began and ended. */
type Folded = { letters: string; starts: number[]; ends: number[] };

const SAME: readonly (readonly [RegExp, string])[] = [
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/u, ''],
  [/[«»„“”‟″"]/u, '"'],
  [/[‘’‚‛′']/u, "'"],
  [/[‐‑‒–—―−-]/u, '-'],
  [/[\s\u00a0\ufffc]/u, ' '],
];

function fold(words: string): Folded {
  const folded: Folded = { letters: '', starts: [], ends: [] };
  let at = 0;
  for (const letter of words) {
    const plain = foldLetter(letter);
    const isSecondSpace = plain === ' ' && folded.letters.endsWith(' ');
    for (const unit of isSecondSpace ? '' : plain.split('')) {
      folded.letters += unit;
      folded.starts.push(at);
      folded.ends.push(at + letter.length);
    }
    at += letter.length;
  }
  return folded;
}

function foldLetter(letter: string): string {
  for (const [which, plain] of SAME) if (which.test(letter)) return plain;
  return letter.normalize('NFD').toLowerCase();
}
