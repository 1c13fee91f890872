import { createHash, randomBytes } from 'node:crypto';

/** Whose words these are. */
export type CanarySide = 'in' | 'ru';

/** Something that one Side alone may see went somewhere else. */
export type CanaryLeak = { readonly side: CanarySide; readonly to: string; readonly where: string };

/** So many bytes at the end of a piece may be the beginning of a canary. */
export const CANARY_REACH = 256;

/** Every canary begins so: one look for it, in each of its forms, tells whether a closer one is needed. */
const MARK = 'zqcanaryzq';
const seed = process.env['CANARY_SEED'] ?? randomBytes(8).toString('hex');

const planted = new Map<string, CanarySide>();
const leaks: CanaryLeak[] = [];
const seen: Record<CanarySide, number> = { in: 0, ru: 0 };
const marks = formsOf(MARK);

export const canarySeed = seed;

/** A word that is one Side's alone: it may stand wherever that Side writes, also in ids and names of files. */
export function canaryOf(side: CanarySide): string {
  const own = createHash('sha256').update(`${seed} ${planted.size}`).digest('hex').slice(0, 16);
  const word = `${MARK}${own}`;
  planted.set(word, side);
  return word;
}

export const areCanariesPlanted = (): boolean => planted.size > 0;

/** Sides whose canaries stand in these bytes, plainly or in one of the forms that bytes travel in. */
function canariesIn(bytes: Uint8Array): CanarySide[] {
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!marks.some((form) => haystack.includes(form))) return [];
  const found = new Set<CanarySide>();
  for (const [word, side] of planted) {
    if (formsOf(word).some((form) => haystack.includes(form))) found.add(side);
  }
  return [...found];
}

/** Bytes on their way to somebody of that Side; null: somebody of none, or nobody known. */
export function watchBytes(bytes: Uint8Array, receiver: { side: string | null; where: string }): void {
  if (planted.size === 0) return;
  for (const side of canariesIn(bytes)) {
    if (side === receiver.side) seen[side] += 1;
    else leaks.push({ side, to: receiver.side ?? 'none', where: receiver.where });
  }
}

/** What was seen until now, and forgotten: for a test that breaks the rule on purpose. */
export function takeCanaryLeaks(): CanaryLeak[] {
  return leaks.splice(0);
}

/** How often each Side was sent canaries of its own: shows that there was something to be seen. */
export function ownCanariesSeen(): Readonly<Record<CanarySide, number>> {
  return { ...seen };
}

/** Plain, in capitals, as hexadecimal digits, in two bytes a letter, and as base64 wherever a group of three begins. */
function formsOf(word: string): readonly Buffer[] {
  const base64 = [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from(`${'-'.repeat(shift)}${word}`);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
    // The first group holds what stands before the word.
    const inner = whole.toString('base64').slice(shift === 0 ? 0 : 4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const plain = [word, word.toUpperCase(), Buffer.from(word).toString('hex'), ...base64];
  return [...plain.map((form) => Buffer.from(form)), Buffer.from(word, 'utf16le')];
}
