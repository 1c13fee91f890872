import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import { writeRestoration } from '#shared/sync/restoration.ts';
import { bareSyncServer } from '#test/support/bare-sync-server.ts';
import { ROOM_KEY } from '#test/support/hand-driven-room.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { SEED_CLIENT, smallText, wordsOf } from '#test/support/small-text.ts';

const LIFE_CLIENT = 9;

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

/** Live editing over a text that was restored, and what somebody holds who was there before. */
async function restoredServer() {
  const earlier = docOf(smallText(1));
  wordsOf(earlier, 'en', 0).insert(0, 'Words of somebody else. ');
  const restored = docOf(smallText(1));
  restored.clientID = LIFE_CLIENT;
  writeRestoration(restored, { backupAt: 1, restoredAt: 2 });
  const log = new MemoryUpdateLog();
  log.create(ROOM_KEY, {
    epoch: 2,
    state: Y.encodeStateAsUpdate(restored),
    claims: [SEED_CLIENT, LIFE_CLIENT].map((clientId) => ({ clientId, member: 'server' })),
  });
  const server = await bareSyncServer({ log });
  return { ...server, earlier, log };
}

test('[SYNC-21] a stock client that knows an earlier life is closed for good, and nothing of it merges', async () => {
  const { open, earlier, log } = await restoredServer();
  const returning = open({ doc: earlier });
  expect(await returning.ended()).toBe(CloseCode.identity);
  expect(log.appends).toBe(0);
});

test('[SYNC-21] who sends changes before saying what it knows is closed as well', async () => {
  const { open, earlier, log } = await restoredServer();
  const silent = open();
  silent.mute();
  silent.socket.removeAllListeners('open');
  silent.socket.on('open', () => silent.sendSync(SyncStep.missing, Y.encodeStateAsUpdate(earlier)));
  expect(await silent.ended()).toBe(CloseCode.identity);
  expect(log.appends).toBe(0);
});

test('[SYNC-21] a stock client that never had the text comes with its own words, leaves and comes back with more', async () => {
  const { open } = await restoredServer();
  const fresh = open();
  await fresh.synced();
  wordsOf(fresh.doc, 'en', 0).insert(0, 'New. ');
  const reader = await open().synced();
  await reader.until(() => wordsOf(reader.doc, 'en', 0).toJSON().startsWith('New. '));
  fresh.close();
  wordsOf(fresh.doc, 'en', 0).insert(0, 'Newer. ');
  const again = open({ doc: fresh.doc });
  await again.synced();
  await reader.until(() => wordsOf(reader.doc, 'en', 0).toJSON().startsWith('Newer. New. '));
});
