import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { integrationOrder } from '#server/sync/gate/integration-order.ts';
import { LiveHolders, type Holder } from '#server/sync/gate/place.ts';
import { Rehearsal, type Piece } from '#server/sync/gate/rehearsal.ts';
import { PlaceResolver } from '#server/sync/gate/resolve.ts';
import { scanUpdate } from '#server/sync/gate/scan/scan.ts';
import { WorkBudget } from '#server/sync/gate/work-budget.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { runSeed, seeded, type Random } from '#test/support/random.ts';
import { smallText, wordsOf } from '#test/support/small-text.ts';
import { LANGUAGES } from './gate-scene.ts';

/** Rehearses an update; gives, for every list that it touches, the ids in the order that the rehearsal expects. */
function expectedOrders(doc: Y.Doc, update: Uint8Array): Map<Holder, string[]> {
  const live = new LiveHolders();
  const roots = new Map(LANGUAGES.map((language) => [language, live.of(doc.getXmlFragment(language))]));
  const rehearsal = new Rehearsal(doc.store, new WorkBudget());
  const resolver = new PlaceResolver({ rehearsal, live, roots });
  const pieces: Piece[] = [];
  const { fresh } = integrationOrder(scanUpdate(update), (client) => Y.getState(doc.store, client));
  for (const struct of fresh) pieces.push(rehearsal.add(struct, resolver.place(struct)));
  const orders = new Map<Holder, string[]>();
  for (const { place } of pieces) {
    if (place === null || place.key !== null || place.holder.type === null || orders.has(place.holder))
      continue;
    const ids: string[] = [];
    for (let piece = rehearsal.first(place); piece !== null; piece = rehearsal.next(piece)) {
      ids.push(...unitIds(piece));
    }
    orders.set(place.holder, ids);
  }
  return orders;
}

function unitIds({ client, clock, length }: { client: number; clock: number; length: number }): string[] {
  return Array.from({ length }, (_, at) => `${client}:${clock + at}`);
}

function actualOrder(holder: Holder): string[] {
  const ids: string[] = [];
  for (let item = holder.type?._start ?? null; item !== null; item = item.right) {
    const { client, clock } = item.id;
    ids.push(...unitIds({ client, clock, length: item.length }));
  }
  return ids;
}

function check(doc: Y.Doc, update: Uint8Array): number {
  const orders = expectedOrders(doc, update);
  Y.applyUpdate(doc, update);
  for (const [holder, expected] of orders) expect(expected).toEqual(actualOrder(holder));
  return orders.size;
}

const seed = runSeed('GATE_SEED');

test(`rehearses what Yjs does when offline work is merged (seed ${seed})`, () => {
  const random = seeded(seed);
  let lists = 0;
  for (let round = 0; round < 30; round++) {
    const live = new Y.Doc();
    Y.applyUpdate(live, smallText(3));
    const replicas = [1, 2, 3].map(() => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
      const editor = new HonestEditor(doc, random);
      for (let step = 0; step < 25; step++) editor.step();
      return doc;
    });
    for (const doc of replicas) lists += check(live, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(live)));
  }
  expect(lists).toBeGreaterThan(100);
});

/** Words of several clients who did not know of each other, in few places: every branch of the conflict resolution. */
function crowd(doc: Y.Doc, random: Random, firstClient: number): Uint8Array {
  const known = Y.encodeStateVector(doc);
  const updates = Array.from({ length: 1 + random.below(4) }, (_, index) => {
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
    replica.clientID = firstClient + 100 * index + random.below(99);
    const words = wordsOf(replica, 'en', 0);
    for (let left = 1 + random.below(12); left > 0; left -= 1) words.insert(random.below(8), 'x');
    return Y.encodeStateAsUpdate(replica, known);
  });
  return Y.mergeUpdates(updates);
}

test(`rehearses what Yjs does when many write in one place (seed ${seed})`, () => {
  const random = seeded(seed);
  for (let round = 0; round < 300; round++) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, smallText(1));
    expect(check(doc, crowd(doc, random, 100))).toBe(1);
    if (random.chance(0.5)) wordsOf(doc, 'en', 0).insert(3, 'between');
    expect(check(doc, crowd(doc, random, 1000))).toBe(1);
  }
});
