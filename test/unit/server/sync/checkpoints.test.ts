import { expect, test } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { Checkpoints } from '#server/sync/checkpoints.ts';
import { defaultLimits } from '#server/sync/limits.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';

const LETTER = 30;
const MIB = 1024 * 1024;

function someCheckpoints(rows = 0): Checkpoints {
  return new Checkpoints({
    key: textKey({ kind: 'common', document: documentIdSchema.parse('protocol') }),
    log: new MemoryUpdateLog(),
    limits: defaultLimits,
    clock: { now: () => 0 },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    rows,
  });
}

/** How many letters are typed between two checkpoints of a text of this size. */
function lettersBetween(stateBytes: number): number {
  const checkpoints = someCheckpoints();
  for (let letters = 1; ; letters += 1) {
    checkpoints.stored(1, LETTER);
    if (checkpoints.beginIfDue(1, stateBytes)) return letters;
  }
}

test('[SYNC-16] a small text gets its checkpoint after 500 rows', () => {
  expect(lettersBetween(50_000)).toBe(defaultLimits.checkpointRows);
});

test('[SYNC-8] a large text is encoded as often as its changes are worth: 16 bytes at most for each that came', () => {
  for (const stateBytes of [MIB / 2, MIB, 2 * MIB]) {
    const encoded = stateBytes / (lettersBetween(stateBytes) * LETTER);
    expect(encoded).toBeGreaterThan(15);
    expect(encoded).toBeLessThanOrEqual(16);
  }
});

test('[SYNC-8] no text waits for more than 5000 rows, so that it opens fast', () => {
  expect(lettersBetween(20 * MIB)).toBe(defaultLimits.checkpointRowsMost);
  expect(someCheckpoints(defaultLimits.checkpointRowsMost).beginIfDue(1, 20 * MIB)).toBe(true);
  expect(someCheckpoints(defaultLimits.checkpointRowsMost - 1).beginIfDue(1, 20 * MIB)).toBe(false);
});
