import { expect, test } from 'vitest';
import { PendingChanges } from '#server/sync/pending-changes.ts';

function changes(consequences: readonly boolean[]): PendingChanges {
  const pending = new PendingChanges();
  for (const [index, isConsequence] of consequences.entries()) {
    const entry = { member: 'in-secretary', connection: 'c', bytes: Uint8Array.of(index), at: 0 };
    pending.add({ entry, claims: [], author: null, isConsequence });
  }
  return pending;
}

const taken = (pending: PendingChanges, rows: number): number[][] => {
  const batches: number[][] = [];
  for (let seq = 1; ;) {
    const batch = pending.take(seq, { rows, bytes: 1000 });
    if (batch === null) return batches;
    expect(batch.firstSeq).toBe(seq);
    seq += batch.entries.length;
    batches.push(batch.entries.map(({ bytes }) => bytes[0] ?? -1));
  }
};

test('[SYNC-19] what the server carried over is committed with the change that it followed from', () => {
  expect(taken(changes([false, false, true, true, false, false]), 2)).toEqual([
    [0, 1, 2, 3],
    [4, 5],
  ]);
});

test('what is more than one commit takes goes in several, in order, and nothing is left behind', () => {
  expect(taken(changes([false, false, false, false, false]), 2)).toEqual([[0, 1], [2, 3], [4]]);
});
