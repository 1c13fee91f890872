import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { createTextGate } from './create-text-gate.ts';

/** After so many rounds judging and applying take what they take from then on. */
const ROUNDS = 40;
/** So few that no round is felt by somebody who is already there, cold as the code still is. */
const PARAGRAPHS = 60;
/** Milliseconds between two rounds, in which the server does its real work. */
const PAUSE_MS = 15;

/**
 * Judges and applies a long paste, its formatting and its removal a few times: code that runs for the first time takes
 * three times as long, and the first large change after a start would stall everybody. In small rounds while the server
 * serves, so that nobody waits for it.
 */
export async function warmUpGate(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    warmUpOnce();
    await pause(PAUSE_MS, undefined, { ref: false });
  }
}

function warmUpOnce(): void {
  const writer = new Y.Doc();
  const live = new Y.Doc();
  for (const doc of [writer, live]) doc.getXmlFragment('en');
  const gate = createTextGate({ doc: live, languages: ['en'], claims: [] });
  const author = { member: 'warm-up', side: null, right: 'edit' } as const;
  writer.on('update', (update: Uint8Array) => {
    const verdict = gate.judge(update, author);
    if (verdict.kind !== 'accepted') throw new Error(`warming up was ${verdict.kind}`);
    Y.applyUpdate(live, update);
    gate.applied(verdict.claims);
  });
  writeAndRemove(writer);
  Y.encodeStateAsUpdate(live);
}

function writeAndRemove(doc: Y.Doc): void {
  const fragment = doc.getXmlFragment('en');
  const clause = new Y.XmlElement('clause');
  const texts = Array.from({ length: PARAGRAPHS }, () => new Y.XmlText('words of a paragraph'));
  clause.setAttribute('cid', 'c-1');
  clause.insert(0, texts.map(paragraphWith));
  fragment.insert(0, [clause]);
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

function paragraphWith(text: Y.XmlText, index: number): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('id', `p-${index}`);
  paragraph.insert(0, [text]);
  return paragraph;
}
