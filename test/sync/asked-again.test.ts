// What happens to a connection between a change of rights and the answer to the question that follows it.
import { expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import type { TextRight } from '#server/sync/text-access.ts';
import { BARE_IDENTITY, bareSyncServer } from '#test/support/bare-sync-server.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const textOf = ({ doc }: WireClient): string => wordsOf(doc, 'en', 0).toJSON();

/** A server whose answers the test gives, once the first opening of each member is over. */
async function askedServer(limits: Partial<SyncLimits> = {}) {
  const rights = new Map<string, TextRight>();
  const questions: (() => void)[] = [];
  let isHeld = false;
  const bare = await bareSyncServer({
    limits,
    access: {
      identify: async (headers) => {
        const member = headers.get('cookie') ?? '';
        return { ...BARE_IDENTITY, login: member, member };
      },
      open: async ({ member }) => {
        if (isHeld) await new Promise<void>((resolve) => questions.push(resolve));
        const right = rights.get(member) ?? 'edit';
        return { right, standing: right, languages: ['en', 'ru'] };
      },
    },
  });
  return {
    ...bare,
    rights,
    hold: () => {
      isHeld = true;
    },
    answer: () => {
      isHeld = false;
      for (const question of questions.splice(0)) question();
    },
  };
}

test('[SYNC-4] whoever may do the same goes on: what waited meanwhile comes in its order, in both directions', async () => {
  const server = await askedServer();
  const asked = await server.open({ cookie: 'asked' }).synced();
  const other = await server.open({ cookie: 'other' }).synced();
  server.hold();
  const asking = server.sync.askAgain({ member: 'asked' });
  const heard = asked.updates.length;
  wordsOf(other.doc, 'en', 0).insert(0, 'from the other ');
  wordsOf(asked.doc, 'ru', 0).insert(0, 'from the asked ');
  const receipt = other.receipt();
  await receipt;
  expect(asked.updates).toHaveLength(heard);
  expect(wordsOf(other.doc, 'ru', 0).toJSON()).not.toContain('from the asked');
  server.answer();
  await asking;
  await asked.until(() => textOf(asked).startsWith('from the other'));
  await other.until(() => wordsOf(other.doc, 'ru', 0).toJSON().startsWith('from the asked'));
  expect(asked.isOver).toBe(false);
  expect(other.isOver).toBe(false);
});

test('[SYNC-4] whoever may do less is closed, and what came meanwhile is not taken', async () => {
  const server = await askedServer();
  const asked = await server.open({ cookie: 'asked' }).synced();
  const other = await server.open({ cookie: 'other' }).synced();
  server.hold();
  server.rights.set('asked', 'read');
  const asking = server.sync.askAgain('everybody');
  wordsOf(asked.doc, 'en', 0).insert(0, 'too late ');
  asked.mark();
  server.answer();
  await asking;
  expect(await asked.ended()).toBe(CloseCode.rightsChanged);
  expect(asked.receipts).toEqual([]);
  expect(asked.refusals).toEqual([]);
  await other.receipt();
  expect(textOf(other)).not.toContain('too late');
  const fresh = await server.open({ cookie: 'fresh' }).synced();
  expect(textOf(fresh)).not.toContain('too late');
});

test('[SYNC-4] whoever may do more is closed too, and comes back with the new right', async () => {
  const server = await askedServer();
  server.rights.set('asked', 'read');
  const asked = await server.open({ cookie: 'asked' }).synced();
  server.rights.set('asked', 'edit');
  await server.sync.askAgain({ member: 'asked' });
  expect(await asked.ended()).toBe(CloseCode.rightsChanged);
  const back = await server.open({ cookie: 'asked' }).synced();
  wordsOf(back.doc, 'en', 0).insert(0, 'now ');
  await back.receipt();
});

test('[SYNC-4] a question without an answer closes: no right is taken for granted', async () => {
  const server = await askedServer();
  const asked = await server.open({ cookie: 'asked' }).synced();
  server.hold();
  await server.sync.askAgain({ member: 'asked' });
  expect(await asked.ended()).toBe(CloseCode.rightsChanged);
  server.answer();
});

test('[SYNC-4] nobody who is being let in while rights change gets in by the old answer', async () => {
  const server = await askedServer();
  server.hold();
  const entering = server.open({ cookie: 'entering' });
  await entering.until(() => entering.isOver, 100).catch(() => undefined);
  await server.sync.askAgain({ member: 'somebody-else' });
  server.answer();
  expect(await entering.ended()).toBe(CloseCode.rightsChanged);
});

test('[SYNC-4] a large update that is judged when the right ends is not applied', async () => {
  const room = handDrivenRoom();
  const writer = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  wordsOf(writer.client.doc, 'en', 0).insert(0, `large ${'x'.repeat(20_000)}`);
  while (writer.pair.up());
  writer.connection.revoke();
  await room.quiet();
  expect(textOf(reader.client)).not.toContain('large');
  expect(writer.client.closed?.code).toBe(CloseCode.rightsChanged);
});

test('[SYNC-4] a large update that is judged when the question is asked is judged again after the answer', async () => {
  const room = handDrivenRoom();
  const writer = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  wordsOf(writer.client.doc, 'en', 0).insert(0, `large ${'x'.repeat(20_000)}`);
  while (writer.pair.up());
  writer.connection.hold();
  await room.quiet();
  expect(textOf(reader.client)).not.toContain('large');
  writer.connection.goOn();
  await room.quiet();
  expect(textOf(reader.client)).toContain('large');
});

test('[SYNC-4] a commit under way when the right ends reaches everybody else', async () => {
  const room = handDrivenRoom();
  const writer = await room.join('in-secretary');
  const revoked = await room.join('in-mining');
  const reader = await room.join('ru-secretary');
  room.log.hold();
  wordsOf(writer.client.doc, 'en', 0).insert(0, 'under way ');
  await room.quiet();
  const heard = revoked.client.frames;
  revoked.connection.revoke();
  room.log.release();
  await room.quiet();
  expect(textOf(reader.client)).toContain('under way');
  expect(revoked.client.frames).toBe(heard);
  expect(textOf(revoked.client)).not.toContain('under way');
});

test('[SYNC-4] what was accepted before the right ended is committed, and its author is seen to have left at once', async () => {
  const room = handDrivenRoom();
  const revoked = await room.join('in-mining');
  const reader = await room.join('ru-secretary');
  const { clientID } = revoked.client.doc;
  revoked.client.sendPresence([{ clientId: clientID, clock: 1, state: '{}' }]);
  await room.quiet();
  room.log.hold();
  wordsOf(revoked.client.doc, 'en', 0).insert(0, 'accepted ');
  await room.quiet();
  revoked.connection.revoke();
  room.log.release();
  await room.quiet();
  expect(textOf(reader.client)).toContain('accepted');
  expect(reader.client.presences.at(-1)?.get(clientID)).toBe('null');
});

test('[SYNC-4] what waits in the server for a slow reader does not go out after the right has ended', async () => {
  const plenty = 1_000_000_000;
  const server = await askedServer({ bytesPerSecond: plenty, byteBurst: plenty, workMsPerMinute: plenty });
  const slow = await server.open({ cookie: 'slow' }).synced();
  const writer = await server.open({ cookie: 'writer' }).synced();
  slow.socket.pause();
  const page = 'y'.repeat(100_000);
  for (let pages = 0; server.sync.figures().backlogBytes === 0; pages += 1) {
    if (pages > 150) throw new Error('the reader is never slow');
    wordsOf(writer.doc, 'en', 0).insert(0, page);
    await writer.receipt();
  }
  wordsOf(writer.doc, 'ru', 0).insert(0, 'waiting ');
  await writer.receipt();
  server.sync.closeLogin('slow');
  slow.socket.resume();
  await slow.ended();
  expect(wordsOf(slow.doc, 'ru', 0).toJSON()).not.toContain('waiting');
  expect(wordsOf(writer.doc, 'ru', 0).toJSON()).toContain('waiting');
});
