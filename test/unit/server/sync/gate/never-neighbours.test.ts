// Found by mutated updates: structs whose origins were never side by side stood elsewhere for whoever came later.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { leaveTidyingToEditors } from '#server/sync/live-text.ts';
import { HonestUpdates } from '#test/support/fuzz/honest-updates.ts';
import { mutate, mutateValues } from '#test/support/fuzz/mutate.ts';
import { replicaFaults } from '#test/support/histories/replica-faults.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { craftedStruct, type CraftedId } from '#test/support/struct-writer.ts';
import { ANNA, aScene, deliver, type Scene } from './gate-scene.ts';

/** The id of a letter that is still one of the first words. */
function letter(scene: Scene, at: number): CraftedId {
  const { client, clock } = wordsOf(scene.live, 'en', 0)._start?.id ?? Y.createID(0, 0);
  return { client, clock: clock + at };
}

const between = (origin: CraftedId | null, rightOrigin: CraftedId | null, client: number): Uint8Array =>
  craftedStruct(client, 0, {
    ...(origin && { origin }),
    ...(rightOrigin && { rightOrigin }),
    content: { text: 'x' },
  });

const crafted: [name: string, update: (scene: Scene) => Uint8Array][] = [
  [
    'letters of one run that others of it stand between',
    (scene) => between(letter(scene, 4), letter(scene, 9), 31),
  ],
  ['the beginning and a letter behind others', (scene) => between(null, letter(scene, 9), 31)],
  [
    'a letter that somebody wrote before another one, and the end',
    (scene) => {
      deliver(scene, between(letter(scene, 4), letter(scene, 5), 30), ANNA);
      return between({ client: 30, clock: 0 }, null, 31);
    },
  ],
  ['the same letter on both sides', (scene) => between(letter(scene, 4), letter(scene, 4), 31)],
];

test.each(crafted)('[SYNC-14] a struct between %s is refused', (_name, update) => {
  const scene = aScene();
  expect(deliver(scene, update(scene), ANNA)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'order' },
  });
});

test('[SYNC-14] a struct between neighbours is taken, also when somebody else has written there meanwhile', () => {
  const scene = aScene();
  for (const client of [31, 32, 33]) {
    const update = between(letter(scene, 4), letter(scene, 5), client);
    expect(deliver(scene, update, ANNA)).toMatchObject({ kind: 'accepted' });
  }
});

const SEEDS = 20;
const UPDATES = 300;

test(`[SYNC-14] whoever comes late has the order of who was there, for mutated updates that pass`, () => {
  const first = runSeed('GATE_SEED');
  let taken = 0;
  for (let run = 0; run < SEEDS; run += 1) {
    const random = seeded(first + run);
    const scene = aScene();
    leaveTidyingToEditors(scene.live);
    leaveTidyingToEditors(scene.witness);
    const source = new HonestUpdates(Y.encodeStateAsUpdate(scene.live), random);
    for (let sent = 0; sent < UPDATES; sent += 1) {
      if (sent % 20 === 0) source.refresh(Y.encodeStateAsUpdate(scene.live));
      const honest = source.next();
      const update = random.chance(0.4) ? mutate(honest, random) : mutateValues(honest, random);
      if (deliver(scene, update, ANNA).kind === 'accepted') taken += 1;
    }
    const late = new Y.Doc();
    leaveTidyingToEditors(late);
    Y.applyUpdate(late, Y.encodeStateAsUpdate(scene.live));
    const replicas = [
      { name: 'late', doc: late },
      { name: 'witness', doc: scene.witness },
      { name: 'live', doc: scene.live },
    ];
    expect({ seed: first + run, faults: replicaFaults(replicas) }).toEqual({ seed: first + run, faults: [] });
  }
  expect(taken).toBeGreaterThan(SEEDS);
});
