import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { NOTICE_MARK, ReceiptStatus } from '#shared/sync/receipt.ts';
import { NO_SMALL_DISK, type SmallDisk, smallDisk } from '#test/support/small-disk.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { Crowd } from './crowd.ts';
import { type Fault, type FaultContext, NotOnThisMachine } from './fault.ts';

const MEBIBYTES = 24;
const PACE_MS = 40;
/** Small changes still find room in pages that exist. */
const LONG = 'x'.repeat(2_000);
const TOLD_WITHIN_MS = 30_000;
const LIMITS = JSON.stringify({ stopPatienceMs: 1_000, byteBurst: 64 * 1024 * 1024 });

/** The disk fills up under load; once it is freed, once the server is stopped while it is full. */
export const fullDisk: Fault = {
  name: 'full-disk',
  async run(context) {
    for (let round = 0; round < context.rounds; round += 1) {
      const disk = smallDisk(MEBIBYTES);
      if (disk === null) throw new NotOnThisMachine(NO_SMALL_DISK);
      context.atEnd(() => disk.remove());
      context.promises.begin();
      await fillAndFree(context, disk);
    }
  },
};

async function fillAndFree(context: FaultContext, disk: SmallDisk): Promise<void> {
  const start = () => context.start({ dataFolder: disk.folder, environment: { SYNC_LIMITS: LIMITS } });
  let server = await start();
  const crowd = await Crowd.open(server, context);
  await crowd.workFor(300, { paceMs: PACE_MS });
  await workUntilFull(crowd, disk);
  strictEqual((await fetch(`${server.url}/api/health`)).status, 503);
  disk.free();
  await crowd.settle();
  await healthy(server);
  await server.kill('SIGKILL');
  crowd.collect();
  server = await start();
  await crowd.comeBack(server);

  await workUntilFull(crowd, disk);
  deepStrictEqual(
    await server.kill('SIGTERM'),
    { code: 1, signal: null },
    'it could not save and must say so',
  );
  crowd.collect();
  disk.free();
  await crowd.comeBack(await start());
  await crowd.settle();
  crowd.leave();
}

async function workUntilFull(crowd: Crowd, disk: SmallDisk): Promise<void> {
  disk.fill();
  const until = performance.now() + TOLD_WITHIN_MS;
  const isTold = (): boolean =>
    crowd.writers.some(({ client }) => lastNotice(client.receipts) === ReceiptStatus.storageFailing);
  const working = crowd.work({ isOver: isTold, paceMs: PACE_MS });
  while (!isTold()) {
    ok(performance.now() < until, 'nobody was told that the disk is full');
    for (const writer of crowd.writers) writer.type(crowd.word('long'), LONG);
    await wait(PACE_MS);
  }
  await working;
}

function lastNotice(receipts: readonly { mark: number; status: ReceiptStatus }[]): ReceiptStatus | undefined {
  return receipts.findLast(({ mark }) => mark === NOTICE_MARK)?.status;
}

async function healthy(server: ServerProcess): Promise<void> {
  const until = performance.now() + 10_000;
  while ((await fetch(`${server.url}/api/health`)).status !== 200) {
    ok(performance.now() < until, 'health says that storage fails after it works again');
    await wait(100);
  }
}
