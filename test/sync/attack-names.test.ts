import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { element } from '#test/support/small-text.ts';

function clauseOf(doc: Y.Doc, index: number): Y.XmlElement {
  const clause = doc.getXmlFragment('en').get(index);
  if (!(clause instanceof Y.XmlElement)) throw new Error('every part is a clause');
  return clause;
}

function cidsOf(doc: Y.Doc, language: string): unknown[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .map((part) => part instanceof Y.XmlElement && part.getAttribute('cid'));
}

const RENAMES: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
  ['rewrites the cid of a clause', (doc) => clauseOf(doc, 0).setAttribute('cid', 'c-9')],
  [
    'gives two clauses the cids of each other',
    (doc) => {
      clauseOf(doc, 0).setAttribute('cid', 'c-2');
      clauseOf(doc, 1).setAttribute('cid', 'c-1');
    },
  ],
  ['takes the cid of a clause away', (doc) => clauseOf(doc, 0).removeAttribute('cid')],
];

test.each(RENAMES)(
  '[SYNC-17] an editor whose raw socket %s is refused; the pairs stay',
  async (_name, attack) => {
    const room = handDrivenRoom();
    const witness = await room.join('ru-secretary');
    const { client } = await room.join('in-secretary');
    client.doc.transact(() => attack(client.doc));
    await room.quiet();
    expect(client.refusals).toMatchObject([{ code: 'schema', part: 'c-1' }]);
    expect(client.closed?.code).toBe(CloseCode.schema);
    for (const language of ['en', 'ru']) {
      expect(cidsOf(witness.client.doc, language)).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
    }
  },
);

test('[SYNC-17] a copy of a clause put before it takes nothing from it, and a clause without a name gets one', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary');
  client.doc.getXmlFragment('en').insert(0, [element('clause', { cid: 'c-1' }), element('clause', {})]);
  await room.quiet();
  const [copy, nameless, ...others] = cidsOf(witness.client.doc, 'en');
  expect(others).toEqual(['c-1', 'c-2', 'c-3', 'c-4']);
  expect(new Set([copy, nameless, ...others]).size).toBe(6);
  expect([typeof copy, typeof nameless]).toEqual(['string', 'string']);
  expect(client.closed).toBeNull();
});
