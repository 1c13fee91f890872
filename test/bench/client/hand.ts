import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { seeded } from '#test/support/random.ts';

/** One change of a text, of which something is removed and something inserted. */
export type Stroke = { readonly at: number; readonly remove: number; readonly insert: string };

/** Somebody's way of typing. `next` is told how long the text is, and never returns a stroke without effect. */
export type Hand = { next(length: number): Stroke };

/** Gives each of many writers a hand of their own. */
export type Hands = { readonly name: string; of(writer: number): Hand };

const LETTERS = 'etaoin shrdlu cmfwyp';
/** Of a thousand strokes so many go elsewhere first, and so many begin to take letters back, one to twelve. */
const JUMPS = 20;
const CORRECTIONS = 30;
const LONGEST_CORRECTION = 12;

/** Typing with corrections and with jumps to other places of the text, the same for the same seed. */
export function seededHands(seed: number): Hands {
  return {
    name: `typing with corrections and jumps, seed ${seed}`,
    of(writer) {
      const random = seeded(seed + writer * 7919);
      let caret = Number.MAX_SAFE_INTEGER;
      let toTakeBack = 0;
      return {
        next(length) {
          const kind = random.below(1000);
          caret = kind < JUMPS ? random.below(length + 1) : Math.min(caret, length);
          if (kind >= 1000 - CORRECTIONS) toTakeBack = 1 + random.below(LONGEST_CORRECTION);
          toTakeBack = Math.min(toTakeBack, caret);
          if (toTakeBack > 0) {
            toTakeBack -= 1;
            caret -= 1;
            return { at: caret, remove: 1, insert: '' };
          }
          const stroke = { at: caret, remove: 0, insert: LETTERS[random.below(LETTERS.length)] ?? 'e' };
          caret += 1;
          return stroke;
        },
      };
    },
  };
}

/** Letters at the end, one after the other: what others hear of it tells that they have it. */
export const appendingHands: Hands = {
  name: 'letters at the end',
  of: () => ({ next: (length) => ({ at: length, remove: 0, insert: 'x' }) }),
};

export type Trace = { readonly name: string; readonly strokes: readonly Stroke[] };

const traceSchema = z.object({
  startContent: z.string().default(''),
  txns: z.array(z.object({ patches: z.array(z.tuple([z.number(), z.number(), z.string()])) })),
});

/** A recorded editing session, in the sequential format of the public collection of editing traces. */
export function readTrace(file: string): Trace {
  const bytes = readFileSync(file);
  const { startContent, txns } = traceSchema.parse(
    JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()),
  );
  const strokes = txns.flatMap(({ patches }) =>
    patches.map(([at, remove, insert]) => ({ at, remove, insert })),
  );
  const start = startContent === '' ? [] : [{ at: 0, remove: 0, insert: startContent }];
  return { name: `a recorded session of ${strokes.length} edits`, strokes: [...start, ...strokes] };
}

/** Each writer replays another stretch: the same inserts, deletes and jumps, around the own caret. */
export function traceHands({ name, strokes }: Trace): Hands {
  return {
    name,
    of(writer) {
      let next = (writer * 2999) % strokes.length;
      let before = strokes[next]?.at ?? 0;
      let caret = Number.MAX_SAFE_INTEGER;
      return {
        next(length) {
          for (;;) {
            const stroke = strokes[next];
            next = (next + 1) % strokes.length;
            if (stroke === undefined) throw new Error('a trace without strokes');
            caret = Math.max(0, Math.min(length, Math.min(caret, length) + stroke.at - before));
            before = stroke.at + stroke.insert.length;
            const done = { ...stroke, at: caret, remove: Math.min(stroke.remove, length - caret) };
            caret += stroke.insert.length;
            if (done.remove > 0 || done.insert !== '') return done;
          }
        },
      };
    },
  };
}
