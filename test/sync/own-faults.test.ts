import { expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import type { Logger } from '#server/platform/log.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import type { CreateGate } from '#server/sync/live-text.ts';
import { BARE_IDENTITY, bareSyncServer } from '#test/support/bare-sync-server.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';

/** A gate with a fault that only one member meets. */
const faultyGate: CreateGate = (options) => {
  const gate = createTextGate(options);
  return {
    judge(update, author) {
      if (author.member === 'in-cochair') throw new TypeError('a fault of the gate');
      return gate.judge(update, author);
    },
    applied: (update) => gate.applied(update),
    claim(clientId, member) {
      if (member === 'ru-cochair') throw new TypeError('a fault of presence');
      return gate.claim(clientId, member);
    },
    close: () => gate.close(),
  };
};

function errorKeeper(): { errors: string[]; logger: Logger } {
  const errors: string[] = [];
  const logger: Logger = {
    info: () => undefined,
    warn: () => undefined,
    error: ({ cause }, message) => void errors.push(`${message}: ${String(cause)}`),
  };
  return { errors, logger };
}

test('[SYNC-2] a fault of ours while a message is read costs that connection, which may come back, and nobody else', async () => {
  const { errors, logger } = errorKeeper();
  const room = handDrivenRoom({}, { createGate: faultyGate, logger });
  const witness = await room.join('ru-secretary');
  const writer = await room.join('in-cochair');
  await room.quiet();
  expect(writer.client.closed?.code).toBe(CloseCode.serverFault);
  const caret = await room.join('ru-cochair');
  caret.client.sendPresence([{ clientId: caret.client.doc.clientID, clock: 1, state: '{}' }]);
  await room.quiet();
  expect(caret.client.closed?.code).toBe(CloseCode.serverFault);
  expect(errors).toEqual([
    'a connection met a fault of ours: TypeError: a fault of the gate',
    'a connection met a fault of ours: TypeError: a fault of presence',
  ]);
  wordsOf(witness.client.doc, 'en', 0).insert(0, 'still here ');
  witness.client.mark();
  await room.quiet();
  expect(witness.client.receipts).toMatchObject([{ status: 0 }]);
});

test('a fault of ours while an idle room is dropped is logged, and the text opens again', async () => {
  const { errors, logger } = errorKeeper();
  const brittleGate: CreateGate = (options) => ({
    ...faultyGate(options),
    close: () => {
      throw new TypeError('a fault of the gate');
    },
  });
  const room = handDrivenRoom({ idleRoomMs: 1 }, { createGate: brittleGate, logger });
  const first = await room.join('in-secretary');
  first.pair.cut();
  await expect
    .poll(() => errors)
    .toEqual(['an idle room did not end in order: TypeError: a fault of the gate']);
  const second = await room.join('in-secretary');
  expect(second.client.isSynced).toBe(true);
});

test('[SYNC-2] a fault of ours at the end of an upgrade cuts that socket and keeps nothing of it', async () => {
  const { errors, logger } = errorKeeper();
  let isFaulty = false;
  const { open } = await bareSyncServer({
    logger,
    limits: { connectionsPerMemberAndText: 1 },
    clock: {
      now: () => {
        if (isFaulty) throw new TypeError('a fault of the clock');
        return Date.now();
      },
    },
    access: {
      identify: async () => BARE_IDENTITY,
      open: async () => {
        isFaulty = errors.length === 0;
        return { right: 'edit', standing: 'edit', languages: ['en', 'ru'] };
      },
    },
  });
  const first = open();
  expect(await first.ended()).toBe(1006);
  isFaulty = false;
  expect(errors).toEqual(['an upgrade failed: TypeError: a fault of the clock']);
  const second = await open().synced();
  expect(second.isOver).toBe(false);
});
