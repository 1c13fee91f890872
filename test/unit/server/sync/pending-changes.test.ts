import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergedUpdates, PendingChanges } from '#server/sync/pending-changes.ts';

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

/** A batch of what somebody wrote, word by word. */
function batchOf(words: readonly string[]): { entries: Parameters<typeof mergedUpdates>[0]['entries'] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText('words').insert(doc.getText('words').length, word);
  return { entries: updates.map((bytes) => ({ member: 'in-secretary', connection: 'c', bytes, at: 0 })) };
}

function textOf(frames: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const frame of frames) {
    Y.applyUpdate(doc, frame);
    expect(doc.store.pendingStructs).toBeNull();
  }
  return doc.getText('words').toJSON();
}

test('keystrokes go out in one frame; what is large goes as it came, at its place among them', () => {
  const large = 'large '.repeat(5000);
  const batch = batchOf(['a', 'b', large, 'c', 'd']);
  const frames = mergedUpdates(batch);
  expect(frames).toHaveLength(3);
  expect(frames[1]).toBe(batch.entries[2]?.bytes);
  expect(textOf(frames)).toBe(`ab${large}cd`);
});

test('500 keystrokes are merged, and no more of a batch than they take', () => {
  const typed = batchOf(Array.from({ length: 500 }, () => 'x'));
  expect(mergedUpdates(typed)).toHaveLength(5);
  const words = Array.from({ length: 500 }, () => 'a sentence of about a hundred letters'.repeat(3));
  const frames = mergedUpdates(batchOf(words));
  expect(frames.length).toBeGreaterThan(300);
  expect(textOf(frames)).toBe(words.join(''));
});
