import { ok, strictEqual } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type * as Y from 'yjs';
import { openText } from '#test/support/open-text.ts';
import { residentKiB } from '#test/support/process-figures.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import type { Fault, FaultContext } from './fault.ts';
import { SteadyWriter } from './steady-writer.ts';
import { contentOf, randomWords } from './text-content.ts';

const MIB = 1024 * 1024;
const PIECE = 200_000;
const WARM_UP_MIB = 100;
const WRITTEN_MIB = 300;
const WARM_UP_IN_BRIEF_MIB = 60;
const WRITTEN_IN_BRIEF_MIB = 30;
const MEMORY_MIB = 40;
/** The slow one reads for a moment of every half second. */
const READS_MS = 5;
const RESTS_MS = 500;
const LIMITS = JSON.stringify({
  messagesPerSecond: 1e6,
  messageBurst: 1e6,
  bytesPerSecond: 1e9,
  byteBurst: 1e9,
  workMsPerMinute: 1e9,
  heartbeatMs: 60_000,
});

/** One reader reads slowly, another not at all, while 300 MB are written: both are closed, and come back complete. */
export const slowReaders: Fault = {
  name: 'slow-readers',
  async run(context) {
    const { random, promises } = context;
    const dataFolder = await context.newFolder();
    const server = await context.start({ dataFolder, environment: { SYNC_LIMITS: LIMITS } });
    const writer = await SteadyWriter.open(server, 'in-secretary', random);
    const quick = await openText(server, 'ru-secretary');
    // What so much work needs without them.
    const warmUpMiB = context.isBrief ? WARM_UP_IN_BRIEF_MIB : WARM_UP_MIB;
    const baseKiB = await peakDuring(server.pid, () => write(context, writer, warmUpMiB));
    const stalled = await openText(server, 'ru-cochair');
    const slow = await openText(server, 'in-cochair', { isStock: true });
    stalled.socket.pause();
    const reading = readSlowly(slow);
    const mebibytes = context.isBrief ? WRITTEN_IN_BRIEF_MIB : WRITTEN_MIB;
    const peakKiB = await peakDuring(server.pid, () => write(context, writer, mebibytes));
    const moreMiB = (peakKiB - baseKiB) / 1024;
    context.note(
      `${mebibytes} MiB written: server ${Math.round(baseKiB / 1024)} MiB + ${moreMiB.toFixed(1)} MiB`,
    );
    ok(moreMiB <= MEMORY_MIB, `the server grew by ${moreMiB.toFixed(1)} MiB`);
    reading.stop();
    await wait(2 * READS_MS);
    for (const reader of [stalled, slow]) reader.socket.resume();
    for (const reader of [stalled, slow])
      ok([4508, 1006].includes(await reader.ended()), 'closed as too slow');
    strictEqual(server.output().out.match(/reader is too slow/g)?.length, 2);
    ok(!quick.isOver && !writer.isOver, 'who reads is not concerned');
    for (const reader of [stalled, slow]) await cameBackComplete(server, reader, writer.doc);
    promises.receipted(writer.receipted());
    promises.seen(contentOf(quick.doc));
    await server.kill('SIGKILL');
    const again = await openText(await context.start({ dataFolder }), 'ru-cochair');
    promises.isKeptBy(contentOf(again.doc));
    for (const client of [quick, again, writer]) client.close();
  },
};

/** The most that the process held while that was done. */
async function peakDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let peakKiB = 0;
  const watch = setInterval(() => {
    peakKiB = Math.max(peakKiB, residentKiB(pid));
  }, 20);
  await work().finally(() => clearInterval(watch));
  return peakKiB;
}

let words = 0;

/** Written and deleted again: what travels is large, the text stays small. */
async function write({ random }: FaultContext, writer: SteadyWriter, mebibytes: number): Promise<void> {
  const filler = 'y'.repeat(PIECE);
  for (let bytes = 0; bytes < mebibytes * MIB; bytes += PIECE) {
    const text = randomWords(writer.doc, random);
    text.insert(0, filler);
    text.delete(0, PIECE);
    words += 1;
    if (words % 10 !== 0) continue;
    writer.type(`⟦big${words}⟧`);
    ok(await writer.answered(), 'a receipt on a sound disk');
  }
}

function readSlowly({ socket }: WireClient): { stop(): void } {
  socket.pause();
  const timer = setInterval(() => {
    socket.resume();
    setTimeout(() => socket.pause(), READS_MS);
  }, RESTS_MS);
  return { stop: () => clearInterval(timer) };
}

async function cameBackComplete(
  server: Parameters<typeof openText>[0],
  reader: WireClient,
  written: Y.Doc,
): Promise<void> {
  reader.close();
  const back = await openText(server, 'ru-interpreter', { doc: reader.doc });
  await back.until(() => contentOf(back.doc) === contentOf(written));
  ok(back.doc.store.pendingStructs === null, 'who comes back misses nothing');
  back.close();
}
