import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeMissing } from '#shared/sync/down.ts';
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
