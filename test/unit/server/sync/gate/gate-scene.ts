import { expect } from 'vitest';
import * as Y from 'yjs';
import type { TextRight } from '#server/sync/text-access.ts';
import type { Author, TextGate, Verdict } from '#server/sync/text-gate.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import { element, paragraph, SEED_CLIENT, smallText } from '#test/support/small-text.ts';
import { structView } from '#test/support/struct-view.ts';

export const LANGUAGES = ['en', 'ru'] as const;
export const ANNA: Author = { member: 'in-secretary', side: 'in', right: 'edit' };
export const BORIS: Author = { member: 'ru-secretary', side: 'ru', right: 'edit' };
export const BORIS_CLIENT = 900;
export const BORIS_COMMENT = '7f1c1d5e-0a52-4c7e-9f5e-0123456789ab';
const THREAD = '7f1c1d5e-0a52-4c7e-9f5e-0123456789aa';
export const FRESH_COMMENT = '7f1c1d5e-0a52-4c7e-9f5e-0123456789ac';

/** A live text of four clauses with a bracket and a comment, the gate before it, and a second replica. */
export type Scene = { live: Y.Doc; gate: TextGate; witness: Y.Doc };

export function aScene(): Scene {
  const live = new Y.Doc();
  const boris = new Y.Doc();
  boris.clientID = BORIS_CLIENT;
  Y.applyUpdate(boris, smallText(4));
  const clause = boris.getXmlFragment('en').get(1);
  if (!(clause instanceof Y.XmlElement)) throw new Error('the second part is a clause');
  clause.insert(1, [aBracket()]);
  boris.getMap('comments').set(BORIS_COMMENT, aComment(BORIS));
  boris.getMap('srv').set('states', { 'c-1': 'draft' });
  Y.applyUpdate(live, Y.encodeStateAsUpdate(boris));
  const witness = replicaOf(live);
  live.on('update', (update: Uint8Array) => Y.applyUpdate(witness, update));
  const gate = createTextGate({
    doc: live,
    languages: LANGUAGES,
    claims: [
      { clientId: SEED_CLIENT, member: 'server' },
      { clientId: BORIS_CLIENT, member: BORIS.member },
    ],
  });
  return { live, gate, witness };
}

function aBracket(): Y.XmlElement {
  const group = element('altGroup', { id: 'g-1' });
  const alternatives = ['in', 'ru'].map((side) => {
    const alternative = element('alternative', { id: `a-${side}`, side });
    alternative.insert(0, [paragraph(`ap-${side}`, `words of ${side}`)]);
    return alternative;
  });
  group.insert(0, alternatives);
  return group;
}

export function aComment({ member, side }: Author): Record<string, string | number | null> {
  return { member, side, kind: 'reply', thread: THREAD, turn: 1, words: 'why not 2026?', at: 1 };
}

export function replicaOf(doc: Y.Doc): Y.Doc {
  const replica = new Y.Doc();
  for (const language of LANGUAGES) replica.getXmlFragment(language);
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

/** What `work` sends from a replica of its own, as one update. */
export function changeOf(doc: Y.Doc, work: (replica: Y.Doc) => void): Uint8Array {
  const replica = replicaOf(doc);
  const updates: Uint8Array[] = [];
  replica.on('update', (update: Uint8Array) => updates.push(update));
  work(replica);
  return Y.mergeUpdates(updates);
}

export function authorWith(right: TextRight): Author {
  return { ...ANNA, right };
}

/** The verdict in one word: `accepted`, `known`, `gap` or the code of the refusal. */
export function wordOf(verdict: Verdict): string {
  return verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind;
}

/** Everything that must not change by judging: all structs, their order, the roots, and that nothing waits. */
export function traceOf(doc: Y.Doc): unknown {
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return {
    view: structView(doc),
    roots: [...doc.share.keys()].toSorted(),
    state: [...Y.encodeStateVector(doc)],
  };
}

/** As the room does: judge, and apply only what was accepted; it must then integrate completely. */
export function deliver(scene: Scene, update: Uint8Array, author: Author): Verdict {
  const verdict = scene.gate.judge(update, author);
  if (verdict.kind === 'accepted') {
    Y.applyUpdate(scene.live, update);
    scene.gate.applied(verdict.claims);
    expect(scene.live.store.pendingStructs).toBeNull();
    expect(scene.live.store.pendingDs).toBeNull();
  }
  return verdict;
}
