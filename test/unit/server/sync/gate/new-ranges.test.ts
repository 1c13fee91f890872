import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { effectiveDeletes } from '#server/sync/gate/deletes.ts';
import { newRanges, within } from '#server/sync/gate/new-ranges.ts';
import { leaveTidyingToEditors } from '#server/sync/live-text.ts';
import { scanUpdate } from '#server/sync/gate/scan/scan.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { craftedUpdate } from '#test/support/struct-writer.ts';
import { aScene } from './gate-scene.ts';

function rangesIn(doc: Y.Doc): number {
  let ranges = 0;
  for (const structs of doc.store.clients.values()) {
    for (const [at, struct] of structs.entries()) {
      if (struct.deleted && structs[at - 1]?.deleted !== true) ranges += 1;
    }
  }
  return ranges;
}

const seed = runSeed('RANGES_SEED');

test(`counts exactly what separate ranges a deletion leaves (seed ${seed})`, () => {
  const random = seeded(seed);
  for (let round = 0; round < 40; round++) {
    const { live } = aScene();
    leaveTidyingToEditors(live);
    const editor = new HonestEditor(live, random);
    for (let step = 0; step < 60; step++) editor.step();
    const clients = [...live.store.clients.keys()];
    for (let step = 0; step < 20; step++) {
      const client = random.pick(clients);
      const clock = random.below(Y.getState(live.store, client));
      const length = 1 + random.below(Math.min(30, Y.getState(live.store, client) - clock));
      const update = craftedUpdate({ deletes: [{ client, ranges: [[clock, length]] }] });
      const scanned = scanUpdate(update);
      const { items, deletes } = effectiveDeletes(live.store, scanned);
      const more = newRanges(live.store, deletes, within(items));
      const before = rangesIn(live);
      Y.applyUpdate(live, update);
      const told = [...more.values()].reduce((sum, each) => sum + each, 0);
      expect(rangesIn(live) - before).toBe(told);
    }
    editor.destroy();
  }
});
