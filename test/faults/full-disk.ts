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
/** The desk may wait a while for a command that was under way. */
const TOLD_WITHIN_MS = 40_000;
const REFUSALS_IN_A_ROW = 5;
const LOOK_EVERY_MS = 100;
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

/** Until it cannot save, and goes on so: a small change may still find room, and then all is well for a while. */
async function workUntilFull(crowd: Crowd, disk: SmallDisk): Promise<void> {
  disk.fill();
  const late = performance.now() + TOLD_WITHIN_MS;
  let isTold = false;
  const working = crowd.work({ isOver: () => isTold, paceMs: PACE_MS });
  while (!isTold) {
    for (const writer of crowd.writers) writer.type(crowd.word('long'), LONG);
    await wait(PACE_MS);
    isTold = crowd.writers.every(({ client }) => isTheLastNotice(client.receipts));
    if (performance.now() > late) break;
  }
  isTold = true;
  await working;
  const [writer] = crowd.writers;
  let refusals = 0;
  while (refusals < REFUSALS_IN_A_ROW) {
    ok(performance.now() < late, 'nobody was told for good that the disk is full');
    if (refusals === 0) writer.type(crowd.word('long'), LONG);
    const isStored = await writer.answered();
    ok(!writer.isOver, 'who is told that the server cannot save stays connected');
    refusals = isStored ? 0 : refusals + 1;
    await wait(LOOK_EVERY_MS);
  }
}

function isTheLastNotice(receipts: readonly { mark: number; status: ReceiptStatus }[]): boolean {
  const last = receipts.findLast(({ mark }) => mark === NOTICE_MARK);
  return last?.status === ReceiptStatus.storageFailing;
}

async function healthy(server: ServerProcess): Promise<void> {
  const until = performance.now() + 10_000;
  while ((await fetch(`${server.url}/api/health`)).status !== 200) {
    ok(performance.now() < until, 'health says that storage fails after it works again');
    await wait(100);
  }
}
