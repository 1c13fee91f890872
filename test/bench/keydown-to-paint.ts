import type { CDPSession, Page } from '@playwright/test';

/** A brisk typist: ten keys a second. */
export const KEY_EVERY_MS = 100;

/** The trace knows which frame showed what a key did; what JavaScript can see of it ends before the paint. */
const CATEGORIES = ['devtools.timeline', 'toplevel'];

type TraceEvent = {
  name: string;
  ph: string;
  id?: string;
  id2?: { local?: string };
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds by the clock, and of them what the thread had a processor for. */
  dur?: number;
  tdur?: number;
  args: unknown;
};

/** One task of the page's main thread, in milliseconds: by the clock, and what it worked; the rest it waited for a processor. */
export type Task = { clock: number; work: number; inside: string };

export type Traced = { latencies: number[]; tasks: Task[] };

/**
 * Presses a key so many times and gives, for each, the milliseconds from the operating system's keydown to the frame
 * that shows it on the screen: Chromium's own event timing, from its trace, unrounded. And the tasks that took longest.
 */
export async function typeAndTrace(page: Page, keys: number): Promise<Traced> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordUntilFull' },
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('KeyA');
    await page.waitForTimeout(KEY_EVERY_MS);
  }
  const events = await stopped(devTools);
  await devTools.detach();
  return { latencies: keydowns(events), tasks: longTasks(events) };
}

async function stopped(devTools: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devTools.on('Tracing.dataCollected', ({ value }) => {
    // In the types of the protocol a trace event is an object of whatever kind.
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise((resolve) => devTools.once('Tracing.tracingComplete', resolve));
  await devTools.send('Tracing.end');
  await complete;
  return events;
}

/** A begin says which event it is; its end comes when the frame has been presented. */
function keydowns(events: readonly TraceEvent[]): number[] {
  const begun = new Map<string, number>();
  const latencies: number[] = [];
  const timings = events.filter(({ name }) => name === 'EventTiming').sort((a, b) => a.ts - b.ts);
  for (const { ph, id, id2, pid, ts, args } of timings) {
    const key = `${pid}:${id ?? id2?.local ?? ''}`;
    if (ph === 'b' && /"type":"keydown"/.test(JSON.stringify(args))) begun.set(key, ts);
    const from = begun.get(key);
    if (ph !== 'e' || from === undefined) continue;
    latencies.push((ts - from) / 1000);
    begun.delete(key);
  }
  return latencies;
}

/** Over 50 ms by the clock, and the one that worked longest. */
function longTasks(events: readonly TraceEvent[]): Task[] {
  const isMain = (event: TraceEvent): boolean =>
    event.name === 'thread_name' && JSON.stringify(event.args).includes('CrRendererMain');
  const mains = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid}:${tid}`))
    .map((event) => ({ event, clock: (event.dur ?? 0) / 1000, work: (event.tdur ?? 0) / 1000 }))
    .sort((a, b) => b.work - a.work);
  return tasks
    .filter(({ clock }, place) => clock > 50 || place === 0)
    .map(({ event, clock, work }) => ({ clock, work, inside: insideOf(event, events) }));
}

/** What took longest in a task, by Chromium's name for it. */
function insideOf(task: TraceEvent, events: readonly TraceEvent[]): string {
  const end = task.ts + (task.dur ?? 0);
  const parts = events.filter(
    ({ pid, tid, ts, name }) =>
      pid === task.pid && tid === task.tid && ts >= task.ts && ts < end && !name.endsWith('RunTask'),
  );
  const longest = parts.sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0];
  return longest?.name ?? 'nothing that has a name';
}
