import { expect, test, vi } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import { bareSyncServer } from '#test/support/bare-sync-server.ts';
import { waitUntil } from '#test/support/wait-until.ts';

const REFUSED = 20;

test('of a connection that has closed no timer is left, which would keep all of it in memory', async () => {
  const begun = vi.spyOn(globalThis, 'setTimeout');
  const ended = vi.spyOn(globalThis, 'clearTimeout');
  const { sync, open } = await bareSyncServer({ limits: { refusalsPerMinute: REFUSED + 1 } });
  for (let time = 0; time < REFUSED; time += 1) {
    const client = open();
    await client.synced();
    begun.mockClear();
    ended.mockClear();
    client.sendSync(SyncStep.update, new Uint8Array([9, 9, 9]));
    expect(await client.ended()).toBe(CloseCode.malformed);
    await waitUntil(() => sync.figures().connections === 0, 5_000);
    // The server waits two seconds for the other end before it cuts the line; ws has its own.
    const patience = begun.mock.calls.flatMap(([, ms], call) => (ms === 2_000 ? [call] : []));
    expect(patience).toHaveLength(1);
    const cleared = new Set<unknown>(ended.mock.calls.map(([timer]) => timer));
    for (const call of patience) expect(cleared.has(begun.mock.results[call]?.value)).toBe(true);
  }
});
