// The register with thousands of actions in real Chromium: first paint, filter, sort, and a change of one secretary
// until the other sees it. npm run bench:register -- [--actions 5000] [--loads 5] [--changes 50]
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from '#test/browser/chromium.ts';
import { seedLongRegister } from '#test/support/long-register.ts';
import { startServerProcess } from '#test/support/start-server-process.ts';
import { quantile } from './quantiles.ts';

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '5000' },
    loads: { type: 'string', default: '5' },
    changes: { type: 'string', default: '50' },
    seed: { type: 'string', default: '4' },
  },
});
const ACTIONS = Number(values.actions);
const LOADS = Number(values.loads);
const CHANGES = Number(values.changes);
/** The demonstration's own actions stand beside them. */
const OWN = 23;

const folder = mkdtempSync(join(tmpdir(), 'alternat-register-'));
await seedLongRegister(folder, ACTIONS, Number(values.seed));
const server = await startServerProcess({
  dataFolder: folder,
  environment: { DEMO_SCENARIO: 'follow-up' },
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });
try {
  await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  console.log(`Node ${process.version}, Chromium ${browser.version()}, headless, 1440x900.`);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}. ${ACTIONS} actions, seed ${values.seed}.`,
  );
  const reader = await personAt('ru-secretary');
  const loads: number[] = [];
  for (let load = 0; load < LOADS; load += 1) loads.push(await firstRows(reader));
  report('open to first rows painted', loads);

  const page = await reader.newPage();
  await page.goto('/actions');
  await page.locator('[data-action]').first().waitFor();
  const drawn = await page.locator('[data-action]').count();
  console.log(`rows drawn of ${ACTIONS + OWN}: ${drawn}`);
  report('sort by decision', await presses(page, 'Decision', 10));
  report('sort by last day', await presses(page, 'Last day', 10));
  report('search, one letter more', await letters(page));
  report('filter by status', await filters(page));
  report('scroll by 2,000 rows, longest frame', [await longestFrame(page)]);
  await page.close();
  await parts(reader);
  report(`change seen by the other Side (${CHANGES})`, await changes(reader));
}

function report(what: string, times: readonly number[]): void {
  const figure = (q: number) => quantile(times, q).toFixed(0).padStart(5);
  console.log(`${what.padEnd(40)} median ${figure(0.5)} ms   p95 ${figure(0.95)} ms   most ${figure(1)} ms`);
}

async function personAt(member: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  await context.request.post('/api/demo/login', { data: { member }, headers: { origin: server.url } });
  return context;
}

/** What of an opening is the server's, and how much it sends. */
async function parts(context: BrowserContext): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let load = 0; load < LOADS; load += 1) {
    const start = performance.now();
    bytes = (await (await context.request.get('/api/actions')).body()).length;
    times.push(performance.now() - start);
  }
  report(`the answer alone, ${(bytes / 1e6).toFixed(1)} MB`, times);
}

/** Milliseconds from the address to the frame that shows rows. */
async function firstRows(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('[data-action]') === null) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('rows')));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto('/actions');
  await page.waitForFunction(() => performance.getEntriesByName('rows').length > 0);
  const at = await page.evaluate(() => performance.getEntriesByName('rows')[0]?.startTime ?? Number.NaN);
  await page.close();
  return at;
}

/** Does something in the page and waits for the frame after which what is drawn is another; in milliseconds. */
function timed(page: Page, doing: { press?: string; type?: string }): Promise<number> {
  return page.evaluate(async ({ press, type }) => {
    const shown = () =>
      [...document.querySelectorAll('[data-action]')].map((row) => row.getAttribute('data-action')).join();
    const before = shown();
    const start = performance.now();
    if (press !== undefined) {
      const heads = [...document.querySelectorAll('thead button')];
      const head = heads.find((each) => each.textContent === press);
      if (head instanceof HTMLElement) head.click();
    }
    if (type !== undefined) {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (field === null) throw new Error('there is nothing to search in');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, type);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    while (shown() === before) {
      if (performance.now() - start > 5000) throw new Error(`nothing else is drawn after ${press ?? type}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - start;
  }, doing);
}

async function presses(page: Page, press: string, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) found.push(await timed(page, { press }));
  return found;
}

async function letters(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (const type of ['exchange', 'exchange (12', 'prepare', 'prepare (4', 'hold', 'hold (3']) {
    found.push(await timed(page, { type }));
  }
  await timed(page, { type: '' });
  return found;
}

/** From the press on a value to the first frame with other rows; the panel is open before. */
async function filters(page: Page): Promise<number[]> {
  await page.getByRole('button', { name: 'Status', exact: false }).first().click();
  const found: number[] = [];
  for (let value = 1; value <= 4; value += 1) {
    found.push(
      await page.evaluate(async (index) => {
        const shown = () => document.querySelector('[data-testid="shown"]')?.textContent ?? '';
        const before = shown();
        const start = performance.now();
        const box = document.querySelectorAll<HTMLElement>('[popover] input[type="checkbox"]')[index];
        box?.click();
        while (shown() === before) {
          if (performance.now() - start > 5000) throw new Error(`value ${index} narrows nothing`);
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start;
      }, value),
    );
  }
  await page.goto('/actions');
  await page.locator('[data-action]').first().waitFor();
  return found;
}

function longestFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('table')?.parentElement;
    if (scroller === null || scroller === undefined) throw new Error('there is no table');
    let longest = 0;
    let last = performance.now();
    for (let step = 0; step < 120; step += 1) {
      scroller.scrollTop += 1000;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}

/** One secretary reports, the other looks on: from the request's departure until the row says so on the other screen. */
async function changes(reader: BrowserContext): Promise<number[]> {
  const page = await reader.newPage();
  await page.goto('/actions?side=in&status=open');
  await page.locator('[data-action]').first().waitFor();
  const writer = await personAt('in-secretary');
  const found: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const id = (await page.locator('[data-action]').first().getAttribute('data-action')) ?? '';
    const answer = await writer.request.get(`/api/actions/${id}`);
    const { row } = await answer.json();
    const gone = page.evaluate(async (action) => {
      while (document.querySelector(`[data-action="${action}"]`) !== null) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return Date.now();
    }, id);
    const start = Date.now();
    const move = { move: 'report', status: 'in-progress', words: 'Begun.', evidence: [] };
    const moved = await writer.request.post(`/api/actions/${id}/moves`, {
      data: { expectedRevision: row.revision, move },
      headers: { origin: server.url },
    });
    if (!moved.ok()) throw new Error(`the move was answered ${moved.status()}: ${await moved.text()}`);
    found.push((await gone) - start);
  }
  await writer.close();
  return found;
}
