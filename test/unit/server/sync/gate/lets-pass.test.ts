import { describe, expect } from 'vitest';
import * as Y from 'yjs';
import { element, paragraph, wordsOf } from '#test/support/small-text.ts';
import { craftedUpdate } from '#test/support/struct-writer.ts';
import { by, clauseOf, nested, OWN_CLIENT, passes, stops, store, typed, type Case } from './gate-case.ts';
import { aComment, ANNA, authorWith, BORIS, changeOf, deliver, FRESH_COMMENT } from './gate-scene.ts';

/** As the undo of a stock editor, sent whole by somebody who was offline. */
const undone = by((doc) => {
  const fragment = doc.getXmlFragment('en');
  const undo = new Y.UndoManager(fragment);
  fragment.delete(1, 1);
  undo.undo();
});

function namesTwice(doc: Y.Doc): void {
  doc.transact(() => {
    const clause = element('clause', { cid: 'c-new' });
    doc.getXmlFragment('en').insert(1, [clause]);
    store(clause, 'cid', 'c-newer');
  });
}

const controls: readonly Case[] = [
  ['types in a clause', 'accepted', typed],
  ['deletes words', 'accepted', by((doc) => wordsOf(doc, 'ru', 2).delete(3, 9))],
  ['makes words bold', 'accepted', by((doc) => wordsOf(doc, 'en', 0).format(2, 7, { bold: {} }))],
  ['tab and line feed', 'accepted', by((doc) => wordsOf(doc, 'en', 0).insert(2, '\t\n\u2029'))],
  ['Devanagari with joiners', 'accepted', by((doc) => wordsOf(doc, 'en', 0).insert(2, 'क्‍ष पक्ष 🙂'))],
  [
    'a suggestion that overlaps another',
    'accepted',
    by((doc) =>
      wordsOf(doc, 'en', 0).insert(5, 'more', {
        insertion: { id: 'z', member: ANNA.member, side: 'in', ts: 5 },
      }),
    ),
  ],
  [
    'pastes paragraphs and a clause',
    'accepted',
    by((doc) =>
      doc.transact(() => {
        clauseOf(doc, 0).insert(1, [paragraph('n-1', 'one'), paragraph('n-2', 'two')]);
        const clause = element('clause', { cid: 'c-new' });
        clause.insert(0, [paragraph('n-3', 'three')]);
        doc.getXmlFragment('en').insert(1, [clause]);
      }),
    ),
  ],
  [
    'removes a clause and brings another under its cid',
    'accepted',
    by((doc) =>
      doc.transact(() => {
        doc.getXmlFragment('en').delete(1, 1);
        doc.getXmlFragment('en').insert(1, [element('clause', { cid: 'c-2' })]);
      }),
    ),
  ],
  ['removes a clause', 'accepted', by((doc) => doc.getXmlFragment('ru').delete(3, 1))],
  ['takes a removed clause back', 'accepted', undone],
  ['writes the cid that a clause has', 'accepted', by((doc) => store(clauseOf(doc, 0), 'cid', 'c-1'))],
  ['names a clause that it brings, twice', 'accepted', by(namesTwice)],
  ['nests blocks eight deep', 'accepted', by((doc) => clauseOf(doc, 0).insert(0, [nested(8)]))],
  [
    'own comment',
    'accepted',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, aComment(ANNA))),
    authorWith('comment'),
  ],
  [
    'own comment, changed and removed again',
    'accepted',
    by((doc) => {
      const comments = doc.getMap('comments');
      comments.set(FRESH_COMMENT, aComment(ANNA));
      comments.set(FRESH_COMMENT, { ...aComment(ANNA), words: 'or 2027' });
      comments.delete(FRESH_COMMENT);
    }),
  ],
  [
    'offline work of two tabs',
    'accepted',
    by((doc) => {
      for (const client of [31, 32, 31]) {
        doc.clientID = client;
        wordsOf(doc, 'en', 0).insert(5, `${client}`);
      }
      wordsOf(doc, 'en', 2).delete(2, 3);
    }),
  ],
  [
    'resends everything with something new',
    'accepted',
    ({ live }) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
      wordsOf(doc, 'en', 0).insert(5, 'new');
      return Y.encodeStateAsUpdate(doc);
    },
  ],
];

/** As `typed`, again and again, with what others do to it meanwhile. */
function repeated(meanwhile: (doc: Y.Doc) => void): Case[2] {
  return (scene) => {
    const own = changeOf(scene.live, (doc) => {
      doc.clientID = OWN_CLIENT;
      wordsOf(doc, 'en', 0).insert(5, 'own 🙂 words');
    });
    expect(deliver(scene, own, ANNA).kind).toBe('accepted');
    expect(deliver(scene, changeOf(scene.live, meanwhile), BORIS).kind).toBe('accepted');
    return own;
  };
}

const known: readonly Case[] = [
  ['repeats own words', 'known', repeated((doc) => wordsOf(doc, 'en', 1).insert(0, 'x'))],
  [
    'repeats own words that others wrote into',
    'known',
    repeated((doc) => wordsOf(doc, 'en', 0).insert(7, 'x')),
  ],
  [
    'repeats own words that others deleted in part',
    'known',
    repeated((doc) => wordsOf(doc, 'en', 0).delete(7, 3)),
  ],
  [
    'repeats own words that others deleted',
    'known',
    repeated((doc) => doc.getXmlFragment('en').delete(1, 1)),
  ],
  [
    'repeats own words of which others split a letter',
    'known',
    repeated((doc) => wordsOf(doc, 'en', 0).insert(10, 'x')),
  ],
  ['resends everything', 'known', ({ live }) => Y.encodeStateAsUpdate(live)],
  ['a reader resends everything', 'known', ({ live }) => Y.encodeStateAsUpdate(live), authorWith('read')],
  ['an empty update', 'known', () => craftedUpdate({})],
];

describe('the gate lets pass', () => {
  passes(controls);
});
describe('the gate knows', () => {
  stops(known);
});
