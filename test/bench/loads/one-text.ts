import { setTimeout as pause } from 'node:timers/promises';
import { appendingHands, type Hands } from '#test/bench/client/hand.ts';
import { TextWriter, Watch } from '#test/bench/client/text-writer.ts';
import type { Target } from '#test/bench/targets/target.ts';
import { missingAfresh, unheard } from './completeness.ts';
import type { Pace } from './pace.ts';
import type { Column, Outcome, Table } from './table.ts';
import { placeOf } from './texts.ts';
import { typeSteadily } from './steady-typing.ts';
import { watchUsage } from './usage.ts';

/** What our client asks for: a receipt every quarter second while something is not saved. */
export const MARKS_EVERY_MS = 250;

/** Everybody of `pace.people` has the same text open. */
export type OneTextLoad = Table & {
  /** How many of them write; all when it is not said. */
  readonly writers?: number;
  /** Strokes a second of each. Null: the next one as soon as the last has been heard, or receipted. */
  readonly perSecond: number | null;
  readonly showsCaret?: boolean;
};

const usage: readonly Column[] = [
  { key: 'cpu', title: 'server CPU, µs/update', digits: 0 },
  { key: 'cpu', title: 'xR', digits: 2, isRatio: true },
];
const cores: readonly Column[] = [
  { key: 'server', title: 'server core %', digits: 0 },
  { key: 'client', title: 'client core %', digits: 0 },
];
const steady: readonly Column[] = [
  { key: 'rate', title: 'updates/s', digits: 0 },
  ...usage,
  { key: 'p50', title: 'heard p50 ms', digits: 1 },
  { key: 'p99', title: 'heard p99 ms', digits: 1 },
  ...cores,
];
const receipts: readonly Column[] = [
  { key: 'receipt50', title: 'durable receipt p50 ms', digits: 1 },
  { key: 'receipt99', title: 'durable receipt p99 ms', digits: 1 },
];

const steadyLoad: OneTextLoad = {
  key: 'steady',
  title: '80 people write 5 a second in one text',
  explanation:
    'xR is server CPU per update divided by that of the relay of the same round. A receipt is asked for right after a stroke, every 250 ms at most.',
  columns: [...steady, ...receipts],
  perSecond: 5,
};

/** All are taken by one server after the other while the text grows. */
export const oneTextLoads: readonly OneTextLoad[] = [
  steadyLoad,
  {
    key: 'carets',
    title: 'The same, with a cursor frame after every stroke',
    explanation: 'Updates of the text are counted, not the frames of cursors.',
    columns: steady,
    perSecond: 5,
    showsCaret: true,
  },
  {
    key: 'fast',
    title: '80 people write 20 a second',
    explanation: '',
    columns: [...steady, ...receipts],
    perSecond: 20,
  },
  {
    key: 'few',
    title: '8 of 80 people write 5 a second',
    explanation: '',
    columns: [...steady, ...receipts],
    writers: 8,
    perSecond: 5,
  },
  {
    key: 'saturation',
    title: 'As much as a server takes',
    explanation:
      '80 people, each of whom sends the next letter as soon as the last is answered: by a durable receipt where there is one, else by the first other person who hears it.',
    columns: [
      { key: 'rate', title: 'updates/s', digits: 0 },
      ...usage,
      { key: 'p50', title: 'heard p50 ms', digits: 1 },
      { key: 'p99', title: 'heard p99 ms', digits: 1 },
      ...cores,
    ],
    perSecond: null,
  },
];

export type OneTextSetting = {
  text: string;
  /** The text as the server has it now. */
  state: Uint8Array;
  hands: Hands;
  pace: Pace;
  warmUpMs: number;
};

/** Returns what was measured, and the text as it is afterwards. */
export async function runOneText(
  target: Target,
  load: OneTextLoad,
  setting: OneTextSetting,
): Promise<Outcome & { state: Uint8Array }> {
  const { text, state, pace, warmUpMs } = setting;
  const watch = new Watch();
  const writers = await gather(target, load, { ...setting, watch });
  const typing = writers.slice(0, load.writers ?? writers.length);
  const stop =
    load.perSecond === null
      ? typeInTurn(typing, watch, target.kind.givesReceipts)
      : typeSteadily(typing, load.perSecond);
  await pause(warmUpMs);
  watch.begin();
  const used = watchUsage(target.pid);
  const before = total(typing);
  const begunAt = performance.now();
  await pause(pace.measureMs);
  const { serverMicroseconds, server, client } = used();
  const updates = total(typing) - before;
  const elapsed = (performance.now() - begunAt) / 1000;
  watch.end();
  stop();
  const missed = await unheard(writers, watch);
  const afresh = await missingAfresh(target, text, { base: state, writers });
  for (const writer of writers) writer.close();
  const values = {
    rate: updates / elapsed,
    cpu: serverMicroseconds / updates,
    p50: watch.deliveries.quantile(0.5),
    p99: watch.deliveries.quantile(0.99),
    receipt50: watch.receipts.quantile(0.5),
    receipt99: watch.receipts.quantile(0.99),
    server,
    client,
  };
  return { values, faults: [...missed, ...afresh.faults], state: afresh.state };
}

async function gather(
  target: Target,
  load: OneTextLoad,
  { text, state, hands, pace, watch }: OneTextSetting & { watch: Watch },
): Promise<TextWriter[]> {
  const marksEveryMs = load.perSecond === null ? 0 : MARKS_EVERY_MS;
  const style = load.perSecond === null ? appendingHands : hands;
  const writers: TextWriter[] = [];
  for (let person = 0; person < pace.people; person += 1) {
    const writer = new TextWriter({
      line: target.line(text, person),
      state,
      watch,
      words: (doc) => placeOf(doc, person),
      hand: style.of(person),
      showsCaret: load.showsCaret ?? false,
      marksEveryMs: target.kind.givesReceipts ? marksEveryMs : null,
    });
    await writer.opened();
    writers.push(writer);
  }
  return writers;
}

/** Each types again as soon as the last stroke is answered. */
function typeInTurn(writers: readonly TextWriter[], watch: Watch, isReceipted: boolean): () => void {
  let isOver = false;
  const next = (writer: TextWriter): void => {
    if (!isOver) writer.type();
  };
  const awaited = new Map(writers.map((writer) => [writer.doc.clientID, writer]));
  if (isReceipted) watch.onReceipt = next;
  else {
    watch.onHeard = (client, to) => {
      const writer = awaited.get(client);
      if (writer !== undefined && to === writer.clock) next(writer);
    };
  }
  for (const writer of writers) next(writer);
  return () => {
    isOver = true;
  };
}

function total(writers: readonly TextWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.strokes, 0);
}
