import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeMissing, encodeStateVector } from '#shared/sync/down.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { NOTHING, StateEncoder } from '#server/sync/state-encoder.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { smallText } from '#test/support/small-text.ts';

test('[SYNC-7] answers to state vectors are those of Yjs, byte for byte', () => {
  const seed = runSeed('ENCODER_SEED');
  const random = seeded(seed);
  const text = keepRemovedParts(new Y.Doc());
  Y.applyUpdate(text, smallText(3));
  const encoder = new StateEncoder(text);
  text.on('update', () => encoder.changed());
  const vectors = [NOTHING, Y.encodeStateVector(new Y.Doc())];
  const editors = Array.from({ length: 4 }, () => {
    const doc = new Y.Doc();
    return { doc, editor: new HonestEditor(doc, random) };
  });
  for (let step = 0; step < 200; step += 1) {
    const { doc, editor } = random.pick(editors);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(text, Y.encodeStateVector(doc)));
    editor.step();
    // Also of somebody who has something that the text has not.
    vectors.push(Y.encodeStateVector(doc));
    Y.applyUpdate(text, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(text)));
    if (random.chance(0.05) && text.getXmlFragment('en').length > 1) text.getXmlFragment('en').delete(0, 1);
    for (const vector of [random.pick(vectors), random.pick(vectors), NOTHING]) {
      const answer = Buffer.from(encoder.since(vector)).toString('hex');
      expect(answer, `seed ${seed}`).toBe(Buffer.from(Y.encodeStateAsUpdate(text, vector)).toString('hex'));
      expect(Buffer.compare(encoder.answer(vector), encodeMissing(encoder.since(vector)))).toBe(0);
    }
    const question = encoder.question();
    expect(question, `seed ${seed}`).toEqual([encodeStateVector(Y.encodeStateVector(text))]);
    expect(encoder.question()).toBe(question);
  }
});

test('an answer to nothing is made once between two changes, and is the same bytes for everybody', () => {
  const text = new Y.Doc();
  Y.applyUpdate(text, smallText(1));
  const encoder = new StateEncoder(text);
  expect(encoder.readyAnswer(NOTHING)).toBeNull();
  const answer = encoder.answer(NOTHING);
  expect(encoder.readyAnswer(NOTHING)).toBe(answer);
  expect(encoder.readyAnswer(Y.encodeStateVector(text))).toBeNull();
  encoder.changed();
  expect(encoder.readyAnswer(NOTHING)).toBeNull();
});

test('a text built from its whole state answers with that state until it changes', () => {
  const seed = runSeed('ENCODER_SEED');
  const written = keepRemovedParts(new Y.Doc());
  Y.applyUpdate(written, smallText(3));
  const editor = new HonestEditor(written, seeded(seed));
  for (let step = 0; step < 200; step += 1) editor.step();
  const state = Y.encodeStateAsUpdate(written);
  const text = keepRemovedParts(new Y.Doc());
  Y.applyUpdate(text, state);
  const encoder = new StateEncoder(text, state);
  expect(encoder.readyAnswer(NOTHING)).toEqual(encodeMissing(state));
  // Encoded anew it might be written shorter; whoever is sent it has the same.
  const receiver = keepRemovedParts(new Y.Doc());
  Y.applyUpdate(receiver, encoder.since(NOTHING));
  const received = Buffer.from(Y.encodeStateAsUpdate(receiver));
  expect(received.equals(Y.encodeStateAsUpdate(text)), `seed ${seed}`).toBe(true);
  text.getXmlFragment('en').delete(0, 1);
  encoder.changed();
  expect(encoder.readyAnswer(NOTHING)).toBeNull();
  expect(Buffer.from(encoder.since(NOTHING)).equals(Y.encodeStateAsUpdate(text)), `seed ${seed}`).toBe(true);
});
