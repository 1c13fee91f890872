import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { TextRight } from '#server/sync/text-access.ts';
import type { Author } from '#server/sync/text-gate.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { runSeed, seeded, type Random } from '#test/support/random.ts';
import { structView } from '#test/support/struct-view.ts';
import { aScene, deliver, replicaOf, type Scene } from './gate-scene.ts';

const REMOTE = 'from the server';

type Person = {
  doc: Y.Doc;
  editor: HonestEditor;
  author: Author;
  isOnline: boolean;
  sent: Uint8Array[];
  verdicts: string[];
};

function aPerson(scene: Scene, random: Random, member: { name: string; right: TextRight }): Person {
  const doc = replicaOf(scene.live);
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) sent.push(update);
  });
  const author: Author = { member: member.name, side: 'in', right: member.right };
  return { doc, editor: new HonestEditor(doc, random), author, isOnline: true, sent, verdicts: [] };
}

function send(scene: Scene, person: Person, everybody: readonly Person[]): void {
  for (const update of person.sent.splice(0)) {
    const verdict = deliver(scene, update, person.author);
    person.verdicts.push(verdict.kind === 'refused' ? JSON.stringify(verdict.refusal) : verdict.kind);
    if (verdict.kind !== 'accepted') continue;
    for (const other of everybody) if (other.isOnline) Y.applyUpdate(other.doc, update, REMOTE);
  }
}

/** As a stock client: what the server has and what it lacks, each as one update. */
function reconnect(scene: Scene, person: Person): void {
  person.isOnline = true;
  Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(scene.live, Y.encodeStateVector(person.doc)), REMOTE);
  person.sent.splice(0);
  person.sent.push(Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(scene.live)));
}

function play(seed: number, steps: number): { people: Person[]; scene: Scene } {
  const random = seeded(seed);
  const scene = aScene();
  const writers = ['anna', 'boris', 'chitra'].map((name) => aPerson(scene, random, { name, right: 'edit' }));
  const people = [...writers, aPerson(scene, random, { name: 'olga', right: 'read' })];
  for (let step = 0; step < steps; step++) {
    const person = random.pick(writers);
    person.editor.step();
    if (random.chance(0.05)) person.isOnline = false;
    else if (!person.isOnline && random.chance(0.1)) reconnect(scene, person);
    for (const other of people) if (other.isOnline) send(scene, other, people);
  }
  // twice: what tidying produced on the first way round is known to all after the second
  for (let round = 0; round < 2; round++) {
    for (const person of people) reconnect(scene, person);
    for (const person of people) send(scene, person, people);
  }
  return { people, scene };
}

/** Struct by struct for those who write; a reader may have tidied superfluous marks that the others still hold. */
function whatIsEqual(doc: Y.Doc, { right }: Author): unknown {
  if (right === 'edit') return structView(doc);
  return ['en', 'ru'].map((language) => doc.getXmlFragment(language).toJSON());
}

const seed = runSeed('GATE_SEED');

test(`refuses nothing of what honest people write, and keeps all replicas equal (seed ${seed})`, () => {
  let accepted = 0;
  for (let round = 0; round < 25; round++) {
    const { people, scene } = play(seed + round, 120);
    const verdicts = people.flatMap((person) => person.verdicts);
    expect(verdicts.filter((verdict) => verdict !== 'accepted' && verdict !== 'known')).toEqual([]);
    accepted += verdicts.filter((verdict) => verdict === 'accepted').length;
    for (const { doc, author } of people) {
      expect(whatIsEqual(doc, author), `${author.member}, seed ${seed + round}`).toEqual(
        whatIsEqual(scene.live, author),
      );
    }
  }
  expect(accepted).toBeGreaterThan(1000);
});
