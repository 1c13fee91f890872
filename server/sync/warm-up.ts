import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { createTextGate } from './gate/create-text-gate.ts';
import { LiveText } from './live-text.ts';

/** After so many rounds judging and applying take what they take from then on. */
const ROUNDS = 40;
/** So many more in every round: the first ones, cold as the code still is, must not be felt by somebody who is there. */
const PARAGRAPHS_A_ROUND = 4;
const PARAGRAPHS_MOST = 60;
/** Milliseconds between two steps, in which the server does its real work. */
const PAUSE_MS = 3;

const AUTHOR = { member: 'warm-up', side: 'in', right: 'edit' } as const;

/**
 * Takes a long paste, its copy, its formatting, comments, typing and its removal into a text a few times: code that runs for the
 * first time takes three times as long, and the first large change after a start would stall everybody. In small rounds
 * while the server serves, so that nobody waits for it.
 */
export async function warmUpTexts(): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    await warmUpOnce(Math.min(PARAGRAPHS_MOST, round * PARAGRAPHS_A_ROUND));
  }
}

async function warmUpOnce(paragraphs: number): Promise<void> {
  const loaded = { epoch: 1, schemaVersion: TEXT_SCHEMA_VERSION, checkpoint: null, tail: [], claims: [] };
  let names = 0;
  const newId = (): string => `w-${(names += 1)}`;
  const live = new LiveText({ loaded, languages: ['en'], createGate: createTextGate, newId });
  const writer = new Y.Doc();
  writer.on('update', (update: Uint8Array) => take(live, update));
  const steps = [
    () => writeAndRemove(writer, paragraphs),
    () => comment(writer, paragraphs),
    ...[letter, mark, name, block, clause].map(
      (change) => () => take(live, changedOneByOne(writer, change, 2 * paragraphs)),
    ),
    () => live.encodeAll(),
  ];
  for (const step of steps) {
    step();
    await pause(PAUSE_MS, undefined, { ref: false });
  }
  live.destroy();
}

/** As a room does. */
function take(live: LiveText, update: Uint8Array): void {
  const verdict = live.judge(update, AUTHOR);
  if (verdict.kind !== 'accepted') throw new Error(`warming up was ${verdict.kind}`);
  live.apply(verdict.bytes, { onlyNew: false, claims: verdict.claims });
  live.keepIdentity();
}

function writeAndRemove(doc: Y.Doc, paragraphs: number): void {
  const fragment = doc.getXmlFragment('en');
  const texts = Array.from({ length: paragraphs }, () => new Y.XmlText('words of a paragraph'));
  fragment.insert(0, [clauseWith(texts)]);
  // With the same names: they are given new ones.
  fragment.insert(1, [clauseWith([new Y.XmlText('a copy')]), new Y.XmlElement('clause')]);
  doc.transact(() => {
    for (const text of texts) text.format(2, 4, { bold: {} });
  });
  doc.transact(() => {
    for (const text of texts) text.insert(3, 'more');
  });
  doc.transact(() => {
    for (const text of texts) text.delete(1, 6);
  });
  fragment.delete(0, 1);
}

function comment(doc: Y.Doc, count: number): void {
  const { member, side } = AUTHOR;
  const entry = { member, side, kind: 'reply', thread: randomUUID(), turn: 1, words: 'why?', at: 1 };
  doc.transact(() => {
    for (let at = 0; at < count; at += 1) doc.getMap(TextShape.comments).set(randomUUID(), entry);
  });
}

/** What somebody did step by step while the line was broken, each step a struct of its own. */
function changedOneByOne(doc: Y.Doc, change: Change, count: number): Uint8Array {
  const writer = new Y.Doc();
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
  const clause = writer.getXmlFragment('en').get(0);
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('warming up lost its words');
  const steps: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => steps.push(update));
  for (let at = 0; at < count; at += 1) change(words, at);
  return Y.mergeUpdates(steps);
}

type Change = (words: Y.XmlText, at: number) => void;

const letter: Change = (words, at) => words.insert(2 + at, 'x');

const mark: Change = (words, at) => words.format(2, 1, { bold: at % 2 === 0 ? {} : null });

const name: Change = (words) => {
  if (words.parent instanceof Y.XmlElement) words.parent.setAttribute('id', 'same');
};

const block: Change = (words) => {
  const part = words.parent?.parent;
  if (part instanceof Y.XmlElement) part.insert(1, [new Y.XmlElement('paragraph')]);
};

const clause: Change = (words) => {
  const fragment = words.parent?.parent?.parent;
  if (fragment instanceof Y.XmlFragment) fragment.insert(0, [new Y.XmlElement('clause')]);
};

function clauseWith(texts: readonly Y.XmlText[]): Y.XmlElement {
  const clause = new Y.XmlElement('clause');
  clause.setAttribute('cid', 'c-1');
  clause.insert(0, texts.map(paragraphWith));
  return clause;
}

function paragraphWith(text: Y.XmlText, index: number): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', `p-${index}`);
  paragraph.insert(0, [text]);
  return paragraph;
}
