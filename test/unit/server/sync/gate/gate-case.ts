import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '#server/sync/text-gate.ts';
import { element, paragraph, wordsOf } from '#test/support/small-text.ts';
import type { CraftedId } from '#test/support/struct-writer.ts';
import { ANNA, aScene, changeOf, deliver, traceOf, wordOf, type Scene } from './gate-scene.ts';

export type Case = readonly [
  name: string,
  expected: string,
  /** The update: crafted, or what an ordinary replica does. */
  attack: (scene: Scene) => Uint8Array,
  author?: Author,
];

/** One test a case: the verdict, and that live text, second client and state vector are as before. */
export function stops(cases: readonly Case[]): void {
  test.each(named(cases))('$name: $expected, and nothing has changed', ({ expected, attack, author }) => {
    const scene = aScene();
    const update = attack(scene);
    const before = traceOf(scene.live);
    expect(wordOf(deliver(scene, update, author))).toBe(expected);
    expect(traceOf(scene.live)).toEqual(before);
    expect(traceOf(scene.witness)).toEqual(before);
  });
}

/** One test a case: accepted, applied completely, and a second client has the same. */
export function passes(cases: readonly Case[]): void {
  test.each(named(cases))('$name: $expected', ({ expected, attack, author }) => {
    const scene = aScene();
    const update = attack(scene);
    const before = traceOf(scene.live);
    expect(wordOf(deliver(scene, update, author))).toBe(expected);
    expect(traceOf(scene.live)).not.toEqual(before);
    expect(traceOf(scene.witness)).toEqual(traceOf(scene.live));
  });
}

function named(cases: readonly Case[]) {
  return cases.map(([name, expected, attack, author = ANNA]) => ({ name, expected, attack, author }));
}

export const OWN_CLIENT = 4242;

export const by =
  (work: (doc: Y.Doc) => void): ((scene: Scene) => Uint8Array) =>
  ({ live }) =>
    changeOf(live, work);

export const clauseOf = (doc: Y.Doc, index: number): Y.XmlElement => {
  const part = doc.getXmlFragment('en').get(index);
  if (!(part instanceof Y.XmlElement)) throw new Error('not an element');
  return part;
};
export const blockOf = (doc: Y.Doc, index: number): Y.XmlElement => {
  const block = clauseOf(doc, index).get(0);
  if (!(block instanceof Y.XmlElement)) throw new Error('not an element');
  return block;
};
export const idAt = (doc: Y.Doc, index: number, offset: number): CraftedId => {
  const item = wordsOf(doc, 'en', index)._start;
  if (item === null) throw new Error('no words');
  return { client: item.id.client, clock: item.id.clock + offset };
};
export const nested = (levels: number): Y.XmlElement => {
  let inner = paragraph('deep', 'x');
  for (let i = 0; i < levels; i++) {
    const outer = element('blockquote', { id: `q-${i}` });
    outer.insert(0, [inner]);
    inner = outer;
  }
  return inner;
};
export const store = (target: Y.XmlElement, name: string, value: unknown): void => {
  const untyped: { setAttribute(name: string, value: unknown): void } = target;
  untyped.setAttribute(name, value);
};
export const typed = by((doc) => wordsOf(doc, 'en', 0).insert(5, 'x'));
