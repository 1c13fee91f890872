import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { GateLimit } from '#server/sync/gate/gate-limits.ts';
import { SEED_CLIENT, wordsOf } from '#test/support/small-text.ts';
import { ANNA, aScene, BORIS, BORIS_CLIENT, changeOf, deliver, type Scene } from './gate-scene.ts';

function typing(scene: Scene, client: number): Uint8Array {
  return changeOf(scene.live, (doc) => {
    doc.clientID = client;
    wordsOf(doc, 'en', 0).insert(5, 'x');
  });
}

test('first use claims a clientID, and says so once', () => {
  const scene = aScene();
  expect(deliver(scene, typing(scene, 31), ANNA)).toMatchObject({
    kind: 'accepted',
    claims: [{ clientId: 31, member: ANNA.member }],
  });
  expect(deliver(scene, typing(scene, 31), ANNA)).toMatchObject({ kind: 'accepted', claims: [] });
  expect(deliver(scene, typing(scene, 31), BORIS)).toMatchObject({ refusal: { code: 'identity' } });
});

test('a refused update claims nothing', () => {
  const scene = aScene();
  const wrong = changeOf(scene.live, (doc) => {
    doc.clientID = 31;
    wordsOf(doc, 'en', 0).insert(5, '\u0000');
  });
  expect(deliver(scene, wrong, ANNA)).toMatchObject({ refusal: { code: 'schema' } });
  expect(scene.gate.claim(31, BORIS.member)).toBe(true);
});

test('an announced clientID is bound, and still claimed for the log at its first use', () => {
  const scene = aScene();
  expect(scene.gate.claim(31, ANNA.member)).toBe(true);
  expect(scene.gate.claim(31, ANNA.member)).toBe(true);
  expect(scene.gate.claim(31, BORIS.member)).toBe(false);
  expect(deliver(scene, typing(scene, 31), ANNA)).toMatchObject({ claims: [{ clientId: 31 }] });
});

test('nobody announces what belongs to others, to the server, or to nobody with a history', () => {
  const scene = aScene();
  const stranger = new Y.Doc();
  stranger.clientID = 555;
  stranger.getMap('comments').set('k', 1);
  Y.applyUpdate(scene.live, Y.encodeStateAsUpdate(stranger));
  const ids = [BORIS_CLIENT, SEED_CLIENT, scene.live.clientID, 555];
  expect(ids.map((id) => scene.gate.claim(id, ANNA.member))).toEqual([false, false, false, false]);
});

test('a member announces a bounded number of clientIDs', () => {
  const scene = aScene();
  for (let id = 0; id < GateLimit.announced; id++)
    expect(scene.gate.claim(10_000 + id, ANNA.member)).toBe(true);
  expect(scene.gate.claim(99_999, ANNA.member)).toBe(false);
  expect(scene.gate.claim(99_999, BORIS.member)).toBe(true);
});
