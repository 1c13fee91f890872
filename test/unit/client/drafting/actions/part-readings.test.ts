import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type PartReading, PartReadings } from '#client/drafting/actions/part-readings.ts';
import { smallText } from '#test/support/small-text.ts';

let doc: Y.Doc;
let heard: ReadonlyMap<string, PartReading>[];
let readings: PartReadings;

beforeEach(() => {
  vi.useFakeTimers();
  doc = new Y.Doc();
  Y.applyUpdate(doc, smallText(5));
  heard = [];
  readings = new PartReadings(doc, ['en', 'ru'], (told) => heard.push(told));
  vi.runAllTimers();
});

afterEach(() => {
  readings.stop();
  vi.useRealTimers();
});

function type(words: string): string {
  const part: unknown = doc.getXmlFragment('en').get(1);
  const block: unknown = part instanceof Y.XmlElement ? part.get(0) : null;
  const text: unknown = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(part instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) throw new Error('no words');
  text.insert(0, words);
  return String(part.getAttribute('cid'));
}

test('every part is read once, in the order of the text', () => {
  const cids = doc
    .getXmlFragment('en')
    .toArray()
    .map((part) => (part instanceof Y.XmlElement ? part.getAttribute('cid') : null));
  expect([...(heard.at(-1)?.keys() ?? [])]).toEqual(cids);
});

test('while somebody types nothing is read, and afterwards only the part that was typed in', () => {
  const before = heard.at(-1);
  const count = heard.length;
  let cid = '';
  for (let key = 0; key < 20; key += 1) {
    cid = type('x');
    vi.advanceTimersByTime(100);
  }
  expect(heard.length).toBe(count);
  vi.runAllTimers();
  const after = heard.at(-1);
  expect(after?.get(cid)?.words.en).toContain('xxxx');
  const same = [...(after ?? [])].filter(([each, reading]) => before?.get(each) === reading);
  expect(same.map(([each]) => each)).toEqual([...(before?.keys() ?? [])].filter((each) => each !== cid));
});

test('a part that goes is not told of any more', () => {
  const cid = type('');
  for (const language of ['en', 'ru']) doc.getXmlFragment(language).delete(1, 1);
  vi.runAllTimers();
  expect(heard.at(-1)?.has(cid)).toBe(false);
});
