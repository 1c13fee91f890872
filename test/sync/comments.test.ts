import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { anchorOn } from '#shared/drafting/comments/comment-place.ts';
import { type CommentThread, nextTurn, threadsOf } from '#shared/drafting/comments/comment-threads.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { openText } from '#test/support/open-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import type { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
});
afterAll(() => app.stop());

const commentsOf = (client: WireClient): Y.Map<unknown> => client.doc.getMap('comments');

const threadIn = (client: WireClient, id: string): CommentThread => {
  const found = threadsOf(commentsOf(client).entries()).find((thread) => thread.id === id);
  if (found === undefined) throw new Error(`no thread ${id}`);
  return found;
};

const byMember = (member: string) => ({ member, side: member.slice(0, 2), at: 1 });

/** Opens a thread on the first words of the first clause; its id. */
function openThread(client: WireClient, member: string): string {
  const clause = client.doc
    .getXmlFragment('en')
    .toArray()
    .find((part) => 'nodeName' in part && part.nodeName === 'clause');
  const part = clause !== undefined && 'getAttribute' in clause ? clause.getAttribute('cid') : undefined;
  const anchor = anchorOn(client.doc, { language: 'en', part: String(part) }, { from: 0, to: 9 });
  const id = crypto.randomUUID();
  const entry = { ...byMember(member), kind: 'open', thread: id, turn: 0, words: 'Why?', anchor };
  commentsOf(client).set(id, entry);
  return id;
}

test('who may only comment opens a thread, the other Side answers and resolves it, and all of it is durable', async () => {
  const observer = await openText(app, 'in-observer');
  const expert = await openText(app, 'ru-mining');
  const id = openThread(observer, 'in-observer');
  expect(await observer.receipt()).toMatchObject({ status: ReceiptStatus.durable });
  await expert.until(() => commentsOf(expert).has(id));
  const reply = { ...byMember('ru-mining'), kind: 'reply', thread: id, words: 'Because.' };
  commentsOf(expert).set(crypto.randomUUID(), { ...reply, turn: nextTurn(threadIn(expert, id)) });
  const resolve = { ...byMember('ru-mining'), kind: 'resolve', thread: id };
  commentsOf(expert).set(crypto.randomUUID(), { ...resolve, turn: nextTurn(threadIn(expert, id)) });
  expect(await expert.receipt()).toMatchObject({ status: ReceiptStatus.durable });
  const late = await openText(app, 'ru-cochair');
  const thread = threadIn(late, id);
  expect(thread.entries.map(({ kind, member }) => `${kind} ${member}`)).toEqual([
    'open in-observer',
    'reply ru-mining',
    'resolve ru-mining',
  ]);
  expect(thread.isResolved).toBe(true);
  for (const client of [observer, expert, late]) client.close();
});

test('who may only comment writes no word of the text, not even beside a comment', async () => {
  const observer = await openText(app, 'in-observer');
  const witness = await openText(app, 'ru-secretary');
  const before = witness.doc.getXmlFragment('en').toJSON();
  const id = crypto.randomUUID();
  observer.doc.transact(() => {
    commentsOf(observer).set(id, {
      ...byMember('in-observer'),
      kind: 'open',
      thread: id,
      turn: 0,
      words: 'A cover.',
      anchor: { part: 'c-1', language: 'en', range: null },
    });
    observer.doc.getXmlFragment('en').delete(0, 1);
  });
  expect(await observer.ended()).toBe(CloseCode.forbidden);
  expect(observer.refusals).toMatchObject([{ code: 'role' }]);
  await witness.receipt();
  expect(commentsOf(witness).has(id)).toBe(false);
  expect(witness.doc.getXmlFragment('en').toJSON()).toBe(before);
  witness.close();
});

test.each<[string, (client: WireClient, id: string) => void]>([
  [
    'overwrites',
    (client, id) =>
      commentsOf(client).set(id, { ...byMember('ru-secretary'), kind: 'resolve', thread: id, turn: 1 }),
  ],
  ['deletes', (client, id) => commentsOf(client).delete(id)],
  [
    'speaks in the name of',
    (client, id) =>
      commentsOf(client).set(crypto.randomUUID(), {
        ...byMember('in-secretary'),
        kind: 'reply',
        thread: id,
        turn: 1,
        words: 'I agree.',
      }),
  ],
])('nobody %s another, whatever the role', async (_what, attack) => {
  const author = await openText(app, 'in-secretary');
  const id = openThread(author, 'in-secretary');
  await author.receipt();
  const forger = await openText(app, 'ru-secretary');
  attack(forger, id);
  expect(await forger.ended()).toBe(CloseCode.forbidden);
  expect(forger.refusals).toMatchObject([{ code: 'forged' }]);
  await author.receipt();
  expect(threadIn(author, id).entries).toHaveLength(1);
  author.close();
});

test('who may only read writes no comment', async () => {
  const reader = await openText(app, 'in-observer', { text: 'minutes-11-mining/common' });
  commentsOf(reader).set(crypto.randomUUID(), {
    ...byMember('in-observer'),
    kind: 'reply',
    thread: crypto.randomUUID(),
    turn: 1,
    words: 'Hello?',
  });
  expect(await reader.ended()).toBe(CloseCode.forbidden);
});
