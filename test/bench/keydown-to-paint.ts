import type { CDPSession, Page } from '@playwright/test';

/** A brisk typist: ten keys a second. */
export const KEY_EVERY_MS = 100;

/** The trace knows which frame showed what a key did; what JavaScript can see of it ends before the paint. */
const CATEGORIES = 'devtools.timeline';

type TraceEvent = {
  name: string;
  ph: string;
  id?: string;
  id2?: { local?: string };
  pid: number;
  ts: number;
  args: unknown;
};

/**
 * Presses a key so many times and gives, for each, the milliseconds from the operating system's keydown to the frame
 * that shows it on the screen: Chromium's own event timing, from its trace, unrounded.
 */
export async function typeAndTrace(page: Page, keys: number): Promise<number[]> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES.split(','), recordMode: 'recordUntilFull' },
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('KeyA');
    await page.waitForTimeout(KEY_EVERY_MS);
  }
  const latencies = keydowns(await stopped(devTools));
  await devTools.detach();
  return latencies;
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
