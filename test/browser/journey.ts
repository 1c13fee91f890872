import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import {
  removeDataFolder,
  startServerProcess,
  type ServerProcess,
} from '#test/support/start-server-process.ts';

type Visit = Omit<BrowserContextOptions, 'baseURL'>;

/** A person in a browser of their own. */
export type Enter = (member: string, visit?: Visit) => Promise<Page>;

type Fixtures = {
  /** Opens browsers and closes them after the test. */
  people: (visit?: Visit) => Promise<Page>;
  /** Logged in as a member, on a page that has not gone anywhere yet. */
  enter: Enter;
  /** Nobody logged in. */
  visit: (visit?: Visit) => Promise<Page>;
};

type WorkerFixtures = {
  server: ServerProcess;
  /** Files that say another word have a server, and so a text, of their own. */
  ownText: string;
  /** Which demonstration the server shows: on the eve of the session, or five months after it. */
  scenario: 'drafting' | 'follow-up';
};

/** Journeys against the built product: the real server with the demonstration, a folder of its own, a free port. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  ownText: ['', { option: true, scope: 'worker' }],
  scenario: ['drafting', { option: true, scope: 'worker' }],

  server: [
    async ({ scenario }, use) => {
      const server = await startServerProcess({ environment: { DEMO_SCENARIO: scenario } });
      await use(server);
      await server.kill('SIGTERM');
      await removeDataFolder(server.dataFolder);
    },
    { scope: 'worker' },
  ],

  // Whoever stays in the room is painted, announced and synced in every later test: all leave at the end.
  people: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (visit) => {
      const page = await newPage(browser, server, visit);
      contexts.push(page.context());
      return page;
    });
    for (const context of contexts) await context.close();
  },

  visit: async ({ people }, use) => {
    await use((visit) => people(visit));
  },

  enter: async ({ people, server }, use) => {
    await use(async (member, visit) => {
      const page = await people(visit);
      const answer = await page.request.post('/api/demo/login', {
        data: { member },
        headers: { origin: server.url },
      });
      if (!answer.ok()) throw new Error(`login as ${member}: ${answer.status()} ${await answer.text()}`);
      return page;
    });
  },
});

/** A fresh browser profile; anything that the page throws fails the test. */
async function newPage(browser: Browser, server: ServerProcess, visit: Visit = {}): Promise<Page> {
  const context = await browser.newContext({ ...visit, baseURL: server.url });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** The text in one language, ready to be written in. */
export function textIn(page: Page, language: 'en' | 'ru') {
  return page.locator(`.text-column[data-language="${language}"] .ProseMirror`);
}

/** A clause by its number in the text. */
export function clause(page: Page, language: 'en' | 'ru', number: number) {
  return textIn(page, language).locator(`[data-numbered="clause"][data-number="${number}."]`);
}

/** All words that stand there, as `toHaveText` compares them: of several paragraphs one text. */
export async function wordsIn(place: Locator): Promise<string> {
  return (await place.textContent()) ?? '';
}
