import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { textOfPage, watchRemote } from '#test/bench/page-watch.ts';
import { CHROMIUM, CHROMIUM_ARGS } from '#test/browser/chromium.ts';
import type { Random } from '#test/support/random.ts';
import type { ServerProcess } from '#test/support/start-server-process.ts';
import { keepWatch, type ReplicaOfPage, replicaOfPage, takeLongestTask } from './page-notes.ts';
import { type PartWords, wordsOnScreen } from './words-of-parts.ts';

const LETTERS = 'abcdefghijklmnop';
/** For what others typed last to be drawn, and for the last receipt. */
const SETTLED_WITHIN_MS = 30_000;

export type PageFigures = { heapMiB: number; nodes: number; longestTaskMs: number };

type PageOptions = { member: string; document: string };

/** A member who sits before the built client in a real Chromium, side by side, and writes a little. */
export class SessionPage {
  /** What the page threw, and connections that were lost. */
  readonly faults: string[] = [];
  readonly version: string;
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #devTools: CDPSession;
  #keys = 0;

  constructor(parts: { browser: Browser; page: Page; devTools: CDPSession }) {
    this.#browser = parts.browser;
    this.#page = parts.page;
    this.#devTools = parts.devTools;
    this.version = parts.browser.version();
    this.#page.on('pageerror', (error) => this.faults.push(`the page threw: ${error.message}`));
    this.#page.on('crash', () => this.faults.push('the page crashed'));
    this.#page.on('websocket', (socket) => {
      socket.on('close', () => this.faults.push('a connection of the page was closed'));
    });
  }

  /** Opens the document and puts the caret into a clause. Rejects when it does not come to "saved". */
  async enter(server: ServerProcess, { member, document }: PageOptions): Promise<void> {
    const page = this.#page;
    await page.request.post('/api/demo/login', { data: { member }, headers: { origin: server.url } });
    await page.goto(`/documents/${document}?lang=both`);
    await this.#saved();
    await page.locator('.text-column[data-language="en"] [data-part="clause"] p').nth(3).click();
    await watchRemote(page);
    await keepWatch(page);
    await this.#devTools.send('Performance.enable');
  }

  /** A few keys: letters, some of them taken back, or a step aside first. */
  async typeALittle(random: Random): Promise<void> {
    const steps = random.chance(0.3) ? 1 + random.below(8) : 0;
    const back = random.chance(0.3) ? 1 + random.below(2) : 0;
    const letters = Array.from({ length: 3 + random.below(4) }, () => LETTERS[random.below(LETTERS.length)]);
    for (let step = 0; step < steps; step += 1) await this.#page.keyboard.press('ArrowLeft');
    await this.#page.keyboard.type(letters.join(''));
    for (let key = 0; key < back; key += 1) await this.#page.keyboard.press('Backspace');
    this.#keys += letters.length + back;
  }

  /** Keys that changed the text. */
  get keys(): number {
    return this.#keys;
  }

  /** Since the last asking. Garbage is collected for it, which is no task of the page: its time is not counted. */
  async figures(): Promise<PageFigures> {
    const longestTaskMs = await takeLongestTask(this.#page);
    await this.#devTools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#devTools.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    await takeLongestTask(this.#page);
    return { heapMiB: metric('JSHeapUsedSize') / 2 ** 20, nodes: metric('Nodes'), longestTaskMs };
  }

  /** Rejects when the screen does not say "saved" in time. */
  async #saved(): Promise<void> {
    const note = this.#page.locator('[data-testid="save-state"][data-state="saved"]');
    await note.waitFor({ timeout: SETTLED_WITHIN_MS });
  }

  async isSaved(): Promise<boolean> {
    return this.#saved().then(
      () => true,
      () => false,
    );
  }

  /** What its Y.Doc holds. */
  replica(): Promise<ReplicaOfPage> {
    return replicaOfPage(this.#page);
  }

  text(language: string): Promise<string> {
    return textOfPage(this.#page, language);
  }

  words(language: string): Promise<PartWords[]> {
    return wordsOnScreen(this.#page, language);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Starts the browser; nothing is open in it yet. */
export async function startSessionPage(server: ServerProcess): Promise<SessionPage> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS });
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  return new SessionPage({ browser, page, devTools: await context.newCDPSession(page) });
}
