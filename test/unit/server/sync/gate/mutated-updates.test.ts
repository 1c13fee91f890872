import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { runSeed, seeded, type Random } from '#test/support/random.ts';
import { SEED_CLIENT } from '#test/support/small-text.ts';
import {
  craftedUpdate,
  type CraftedContent,
  type CraftedId,
  type CraftedStruct,
} from '#test/support/struct-writer.ts';
import {
  aComment,
  ANNA,
  aScene,
  authorWith,
  BORIS,
  BORIS_CLIENT,
  BORIS_COMMENT,
  deliver,
  FRESH_COMMENT,
  replicaOf,
  wordOf,
  type Scene,
} from './gate-scene.ts';

const COUNT = 20_000;
/** A scene for so many updates: after that, too much of its text is nonsense. */
const SCENE = 400;
/** Milliseconds of processor time that one judgement may take; a stall is felt from about 50. */
const LONGEST = 50;

const CLIENTS = [SEED_CLIENT, BORIS_CLIENT, 31, 32, 33];
const ROOTS = ['en', 'en', 'ru', 'comments', 'srv', 'evil'];
const KEYS = ['id', 'cid', 'side', BORIS_COMMENT, FRESH_COMMENT];
const CONTENTS: readonly CraftedContent[] = [
  { text: 'x' },
  { text: 'слова' },
  { text: 'words' },
  { text: '\u0001' },
  { mark: 'bold', value: {} },
  { mark: 'bold', value: null },
  { mark: 'evil', value: {} },
  { element: 'paragraph' },
  { element: 'clause' },
  { element: 'script' },
  { type: 6 },
  { type: 1 },
  { values: ['p-9'] },
  { values: [aComment(ANNA)] },
  { values: [aComment(BORIS)] },
  { values: [{ deep: [[[1]]] }, 2] },
  { deleted: 3 },
  { gc: 2 },
  { skip: 2 },
  { json: ['1'] },
  { embed: {} },
  { binary: new Uint8Array(2) },
  { subdocument: 'd' },
];

const COMMENTS: readonly CraftedContent[] = [ANNA, BORIS].map((author) => ({ values: [aComment(author)] }));

const seed = runSeed('GATE_SEED');

/** A step of an honest editor, sent as is or with a few bytes changed. */
function mutated(update: Uint8Array, random: Random): Uint8Array {
  const bytes = [...update];
  for (let changes = random.below(4); changes > 0; changes--) {
    const at = random.below(bytes.length);
    const draw = random.below(4);
    if (draw === 0) bytes[at] = random.below(256);
    else if (draw === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    else if (draw === 2) bytes.splice(at, 1 + random.below(4));
    else bytes.splice(at, 0, ...bytes.slice(random.below(bytes.length)).slice(0, 1 + random.below(8)));
  }
  return Uint8Array.from(bytes);
}

/** The origins of somebody who types right behind this unit. */
function betweenNeighbours(doc: Y.Doc, id: CraftedId): { origin: CraftedId; rightOrigin?: CraftedId } {
  if (id.clock >= Y.getState(doc.store, id.client)) return { origin: id };
  const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(id.client, id.clock));
  const isInside = id.clock + 1 < item.id.clock + item.length;
  const right = item instanceof Y.Item ? item.right?.id : undefined;
  const rightOrigin = isInside ? { ...id, clock: id.clock + 1 } : right;
  return rightOrigin === undefined ? { origin: id } : { origin: id, rightOrigin };
}

/** Well formed, and about anything: whatever refers mostly refers to what exists. */
function crafted(doc: Y.Doc, random: Random): Uint8Array {
  const anId = (): CraftedId => {
    const client = random.pick(CLIENTS);
    return { client, clock: random.below(Y.getState(doc.store, client) + 2) };
  };
  const aStruct = (): CraftedStruct => {
    const content = random.pick(CONTENTS);
    const draw = random.below(10);
    if (draw === 0) return { root: 'comments', key: random.pick(KEYS), content: random.pick(COMMENTS) };
    if (draw < 5) return { ...betweenNeighbours(doc, anId()), content };
    const struct: CraftedStruct = { content };
    if (random.chance(0.5)) struct.origin = anId();
    if (random.chance(0.3)) struct.rightOrigin = anId();
    if (random.chance(0.4)) struct.root = random.pick(ROOTS);
    else struct.parent = anId();
    if (random.chance(0.4)) struct.key = random.pick(KEYS);
    return struct;
  };
  const groups = new Map<number, { client: number; clock: number; structs: CraftedStruct[] }>();
  for (let i = random.below(3); i >= 0; i--) {
    const client = random.pick(CLIENTS);
    const clock = Math.max(0, Y.getState(doc.store, client) - (random.chance(0.1) ? 1 : 0));
    groups.set(client, { client, clock, structs: Array.from({ length: 1 + random.below(3) }, aStruct) });
  }
  const { client, clock } = anId();
  const deletes = random.chance(0.3) ? [{ client, ranges: [[clock, 1 + random.below(5)]] as const }] : [];
  return craftedUpdate({ groups: [...groups.values()], deletes });
}

function noise(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(200) }, () => random.below(random.chance(0.5) ? 256 : 12));
}

function* updatesFor(scene: Scene, random: Random): Generator<Uint8Array> {
  const replica = replicaOf(scene.live);
  replica.clientID = 31;
  const editor = new HonestEditor(replica, random);
  const sent: Uint8Array[] = [];
  replica.on('update', (update: Uint8Array) => sent.push(update));
  for (let i = 0; i < SCENE; i++) {
    const draw = random.below(10);
    if (draw === 0) yield noise(random);
    else if (draw < 6) yield crafted(scene.live, random);
    else {
      editor.step();
      const update = sent.length === 0 ? Y.encodeStateAsUpdate(replica) : Y.mergeUpdates(sent.splice(0));
      yield mutated(update, random);
    }
  }
}

/** In milliseconds of this thread: other processes on the machine do not count. */
function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

test(`answers ${COUNT} random and mutated updates with a verdict, at once (seed ${seed})`, () => {
  const random = seeded(seed);
  const verdicts: Record<string, number> = {};
  let longest = 0;
  for (let round = 0; round < COUNT / SCENE; round++) {
    const scene = aScene();
    for (const update of updatesFor(scene, random)) {
      const author = random.pick([ANNA, ANNA, ANNA, BORIS, authorWith('comment'), authorWith('read')]);
      longest = Math.max(
        longest,
        processorTime(() => void scene.gate.judge(update, author)),
      );
      const word = wordOf(deliver(scene, update, author)); // expects that nothing is left pending
      verdicts[word] = (verdicts[word] ?? 0) + 1;
    }
  }
  process.stdout.write(`longest judgement ${longest.toFixed(1)} ms; ${JSON.stringify(verdicts)}\n`);
  expect(longest).toBeLessThan(LONGEST);
  const all = [
    'accepted',
    'known',
    'gap',
    'malformed',
    'identity',
    'schema',
    'order',
    'role',
    'forged',
    'forbidden-root',
  ];
  expect(all.filter((word) => (verdicts[word] ?? 0) < 20)).toEqual([]);
}, 120_000);
