import { setTimeout as pause } from 'node:timers/promises';
import type { Hands } from '#test/bench/client/hand.ts';
import { giveText } from '#test/bench/client/text-opening.ts';
import { TextWriter, Watch } from '#test/bench/client/text-writer.ts';
import type { FirstText, Target } from '#test/bench/targets/target.ts';
import { missingAfresh, unheard } from './completeness.ts';
import { MARKS_EVERY_MS } from './one-text.ts';
import type { Pace } from './pace.ts';
import { typeSteadily } from './steady-typing.ts';
import type { Outcome, Table } from './table.ts';
import { placeOf } from './texts.ts';
import { quiet, watchUsage } from './usage.ts';

const PER_SECOND = 1;
const PEOPLE = 2;
/** Opened at the same time. */
const AT_ONCE = 20;
/** Texts of which a fresh client is asked for. */
const SAMPLES = 25;

export const manyTextsTable: Table = {
  key: 'many-texts',
  title: '500 texts, two people write once a second in each',
  explanation: 'A fresh client reads 25 of the texts at the end.',
  columns: [
    { key: 'rate', title: 'updates/s', digits: 0 },
    { key: 'cpu', title: 'server CPU, µs/update', digits: 0 },
    { key: 'cpu', title: 'xR', digits: 2, isRatio: true },
    { key: 'p50', title: 'heard p50 ms', digits: 1 },
    { key: 'p99', title: 'heard p99 ms', digits: 1 },
    { key: 'receipt99', title: 'durable receipt p99 ms', digits: 1 },
    { key: 'server', title: 'server core %', digits: 0 },
    { key: 'client', title: 'client core %', digits: 0 },
  ],
};

export async function runManyTexts(
  target: Target,
  texts: readonly FirstText[],
  { hands, pace }: { hands: Hands; pace: Pace },
): Promise<Outcome> {
  if (target.kind.keeps === 'memory') {
    for (const { name, state } of texts) await giveText(target.line(name, 0), state);
  }
  const watch = new Watch();
  const rooms = await gather(target, texts, { hands, watch });
  await quiet(target.pid);
  const everybody = rooms.flat();
  const stop = typeSteadily(everybody, PER_SECOND);
  await pause(pace.coldWarmUpMs);
  watch.begin();
  const used = watchUsage(target.pid);
  const before = total(everybody);
  const begunAt = performance.now();
  await pause(pace.measureMs);
  const { serverMicroseconds, server, client } = used();
  const updates = total(everybody) - before;
  const elapsed = (performance.now() - begunAt) / 1000;
  watch.end();
  stop();
  const faults = new Set<string>();
  for (const [index, room] of rooms.entries()) {
    for (const fault of await unheard(room, watch)) faults.add(fault);
    const text = texts[index];
    if (text === undefined || index % Math.ceil(rooms.length / SAMPLES) > 0) continue;
    const missed = await missingAfresh(target, text.name, { base: text.state, writers: room });
    for (const fault of missed.faults) faults.add(fault);
  }
  for (const writer of everybody) writer.close();
  return {
    values: {
      rate: updates / elapsed,
      cpu: serverMicroseconds / updates,
      p50: watch.deliveries.quantile(0.5),
      p99: watch.deliveries.quantile(0.99),
      receipt99: watch.receipts.quantile(0.99),
      server,
      client,
    },
    faults: [...faults],
  };
}

async function gather(
  target: Target,
  texts: readonly FirstText[],
  { hands, watch }: { hands: Hands; watch: Watch },
): Promise<TextWriter[][]> {
  const rooms: TextWriter[][] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const some = texts.slice(from, from + AT_ONCE).map(({ name, state }, index) => {
      const room = Array.from({ length: PEOPLE }, (_, person) => {
        const number = (from + index) * PEOPLE + person;
        return new TextWriter({
          line: target.line(name, number),
          state,
          watch,
          words: (doc) => placeOf(doc, person),
          hand: hands.of(number),
          marksEveryMs: target.kind.givesReceipts ? MARKS_EVERY_MS : null,
        });
      });
      return room;
    });
    await Promise.all(some.flat().map((writer) => writer.opened()));
    rooms.push(...some);
  }
  return rooms;
}

function total(writers: readonly TextWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.strokes, 0);
}
