import type { Line } from '#test/bench/client/dialect.ts';
import { openLine, openText } from '#test/bench/client/text-opening.ts';
import type { FirstText, Target } from '#test/bench/targets/target.ts';
import type { Outcome, Table } from './table.ts';
import { quiet } from './usage.ts';

const COLLECTOR = import.meta.resolve('#test/bench/targets/processes/collect-garbage.ts');

/** For the server: garbage goes before its memory is read. */
export const MEMORY_NODE_OPTIONS: readonly string[] = ['--expose-gc', '--import', COLLECTOR];

/** Opened at the same time. */
const AT_ONCE = 20;

export const memoryTable: Table = {
  key: 'memory',
  title: 'Memory',
  explanation:
    'After garbage was collected: of silent lines to one text, and of small texts that one person each has open, less that line. What is resident includes what the process keeps in reserve, so heap and buffers are the surer figure.',
  columns: [
    { key: 'line', title: 'per connection: heap and buffers KiB', digits: 1 },
    { key: 'lineResident', title: 'resident KiB', digits: 1 },
    { key: 'text', title: 'per open text: heap and buffers KiB', digits: 0 },
    { key: 'textResident', title: 'resident KiB', digits: 0 },
    { key: 'base', title: 'before: resident MiB', digits: 0 },
  ],
};

/** The first text is the one that everybody has open, the others have one reader each. */
export async function runMemory(target: Target, texts: readonly FirstText[]): Promise<Outcome> {
  const [shared, ...others] = texts;
  if (shared === undefined) throw new Error('no text');
  const closing: Closing[] = [await open(target, shared, 0, true)];
  const toShared = others.map((_, person) => () => open(target, shared, person));
  // A process that has seen as many before has grown what it grows once.
  const before = await openMany(toShared);
  for (const opening of before) opening.close();
  const base = await settled(target);
  closing.push(...(await openMany(toShared)));
  const withLines = await settled(target);
  closing.push(...(await openMany(others.map((text, person) => () => open(target, text, person, true)))));
  const withTexts = await settled(target);
  for (const opening of closing) opening.close();
  const each = (kind: keyof Memory, from: Memory, to: Memory): number =>
    (to[kind] - from[kind]) / others.length;
  const line = each('heap', base, withLines);
  const lineResident = each('resident', base, withLines);
  return {
    values: {
      line,
      lineResident,
      text: each('heap', withLines, withTexts) - line,
      textResident: each('resident', withLines, withTexts) - lineResident,
      base: base.resident / 1024,
    },
    faults: [],
  };
}

type Closing = { close(): void };

function open(target: Target, text: FirstText, person: number, isFirst = false): Promise<Closing> {
  const line: Line = target.line(text.name, person);
  if (target.kind.keeps === 'nothing') return openLine(line);
  return openText(line, isFirst && target.kind.keeps === 'memory' ? { gives: text.state } : {});
}

async function openMany(openings: readonly (() => Promise<Closing>)[]): Promise<Closing[]> {
  const opened: Closing[] = [];
  for (let from = 0; from < openings.length; from += AT_ONCE) {
    opened.push(...(await Promise.all(openings.slice(from, from + AT_ONCE).map((one) => one()))));
  }
  return opened;
}

/** KiB. */
type Memory = { readonly heap: number; readonly resident: number };

async function settled(target: Target): Promise<Memory> {
  await quiet(target.pid);
  const told = target.nextOutput(/memory (\d+) (\d+)\n/);
  process.kill(target.pid, 'SIGUSR2');
  const [, heap, resident] = await told;
  return { heap: Number(heap) / 1024, resident: Number(resident) / 1024 };
}
