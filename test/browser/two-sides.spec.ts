import { type Browser, expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';
import { mustNotSkipInCi, NO_SMALL_DISK, smallDisk } from '#test/support/small-disk.ts';
import {
  removeDataFolder,
  type ServerProcess,
  startServerProcess,
} from '#test/support/start-server-process.ts';

const PROTOCOL = '/documents/protocol-11?lang=both';

test.use({ serviceWorkers: 'allow' });

async function enterAt(browser: Browser, server: ServerProcess, member: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.request.post('/api/demo/login', { data: { member }, headers: { origin: server.url } });
  return page;
}

async function open(page: Page, path = PROTOCOL): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

/** Puts the caret at the start of a clause. */
async function placeCaret(page: Page, language: 'en' | 'ru', number: number): Promise<void> {
  await clause(page, language, number).locator('p').first().click();
  await page.keyboard.press('Home');
}

const isSaved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

/** Both read the same words, in both languages. */
async function expectEqual(one: Page, other: Page): Promise<void> {
  for (const language of ['en', 'ru'] as const) {
    const words = (page: Page): Promise<string[]> =>
      textIn(page, language).evaluate((root) =>
        [...root.querySelectorAll('p, h1, h2, h3, li')].map((block) => {
          const copy = block.cloneNode(true) as HTMLElement;
          for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove();
          return copy.textContent.replaceAll('\u2060', '');
        }),
      );
    await expect.poll(async () => (await words(one)).join('\n')).toBe((await words(other)).join('\n'));
  }
}

test('two Sides type at once in both languages and see each other there', async ({ enter }) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await placeCaret(indian, 'en', 4);
  await placeCaret(russian, 'ru', 4);
  await Promise.all([
    indian.keyboard.type('The Indian Side writes here. ', { delay: 15 }),
    russian.keyboard.type('Российская Сторона пишет здесь. ', { delay: 15 }),
  ]);
  await expect(clause(russian, 'en', 4)).toContainText('The Indian Side writes here.');
  await expect(clause(indian, 'ru', 4)).toContainText('Российская Сторона пишет здесь.');
  await expect(textIn(indian, 'ru').locator('.caret-name')).toContainText('RUS');
  await expect(textIn(russian, 'en').locator('.caret-name')).toContainText('IND');
  // Both in one paragraph, one language.
  await placeCaret(russian, 'en', 5);
  await placeCaret(indian, 'en', 5);
  await Promise.all([
    indian.keyboard.type('aaaa', { delay: 20 }),
    russian.keyboard.type('bbbb', { delay: 20 }),
  ]);
  await Promise.all([isSaved(indian), isSaved(russian)]);
  await expectEqual(indian, russian);
});

test('one goes offline, both write on, and after it is back both read the same; a reload changes nothing', async ({
  enter,
}) => {
  const indian = await enter('in-cochair');
  const russian = await enter('ru-cochair');
  await Promise.all([open(indian), open(russian)]);
  await placeCaret(indian, 'en', 10);
  await placeCaret(russian, 'en', 11);
  // With the code of the room on the device: what is under way when the network goes fails in its region.
  await indian.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await indian.context().setOffline(true);
  await indian.keyboard.type('Written offline in Delhi. ');
  await expect(indian.getByTestId('save-state')).toHaveAttribute('data-state', 'kept');
  await russian.keyboard.type('Written online in Moscow. ');
  await isSaved(russian);
  await expect(clause(russian, 'en', 10)).not.toContainText('Delhi');
  await indian.context().setOffline(false);
  await isSaved(indian);
  await expect(clause(russian, 'en', 10)).toContainText('Written offline in Delhi.');
  await expect(clause(indian, 'en', 11)).toContainText('Written online in Moscow.');
  await expectEqual(indian, russian);
  await Promise.all([indian.reload(), russian.reload()]);
  await expect(clause(indian, 'en', 10)).toContainText('Written offline in Delhi.');
  await expectEqual(indian, russian);
});

test('the server is killed in the middle of a sentence and started again: the sentence goes on and is saved', async ({
  browser,
}) => {
  let server = await startServerProcess();
  const { port, dataFolder } = server;
  const indian = await enterAt(browser, server, 'in-secretary');
  const russian = await enterAt(browser, server, 'ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await placeCaret(indian, 'en', 7);
  await indian.keyboard.type('Before the fall ');
  await isSaved(indian);
  await server.kill('SIGKILL');
  await indian.keyboard.type('and after it.');
  await expect(indian.getByTestId('save-state')).not.toHaveAttribute('data-state', 'saved');
  server = await startServerProcess({ dataFolder, port });
  await isSaved(indian);
  await expect(clause(russian, 'en', 7)).toContainText('Before the fall and after it.');
  await expectEqual(indian, russian);
  await indian.context().close();
  await russian.context().close();
  await server.kill('SIGTERM');
  await removeDataFolder(dataFolder);
});

test('two members of a sub-group edit its minutes live; a member of another sub-group only reads', async ({
  enter,
}) => {
  const indian = await enter('in-mining');
  const russian = await enter('ru-mining');
  const guest = await enter('in-railway');
  const path = '/documents/minutes-11-mining?lang=en';
  await Promise.all([open(indian, path), open(russian, path), guest.goto(path)]);
  const place = (page: Page) => textIn(page, 'en').locator('[data-part="passage"] p').last();
  await place(indian).click();
  await indian.keyboard.press('End');
  await indian.keyboard.type(' Noted by the Indian Side.');
  await expect(place(russian)).toContainText('Noted by the Indian Side.');
  await place(russian).click();
  await russian.keyboard.press('End');
  await russian.keyboard.type(' Noted by the Russian Side.');
  await expect(place(indian)).toContainText('Noted by the Russian Side.');
  await expect(place(guest)).toContainText('Noted by the Russian Side.');
  await expect(textIn(guest, 'en')).toHaveAttribute('contenteditable', 'false');
});

test('a full disk: the screen says that the server cannot save, the editor waits, and all is saved once there is space', async ({
  browser,
}) => {
  const disk = smallDisk(24);
  if (disk === null) mustNotSkipInCi(NO_SMALL_DISK);
  test.skip(disk === null, NO_SMALL_DISK);
  if (disk === null) return;
  const server = await startServerProcess({ dataFolder: disk.folder });
  try {
    const indian = await enterAt(browser, server, 'in-secretary');
    await open(indian, '/documents/protocol-11?lang=en');
    await placeCaret(indian, 'en', 3);
    disk.fill();
    const state = indian.getByTestId('save-state');
    for (let word = 0; word < 400; word += 1) {
      if ((await state.getAttribute('data-state')) === 'server-cannot-save') break;
      await indian.keyboard.insertText(`Filling word ${word} ${'x'.repeat(400)} `);
    }
    await expect(state).toHaveAttribute('data-state', 'server-cannot-save');
    await expect(textIn(indian, 'en')).toHaveAttribute('contenteditable', 'false');
    const before = await clause(indian, 'en', 3).textContent();
    disk.free();
    await isSaved(indian);
    await expect(textIn(indian, 'en')).toHaveAttribute('contenteditable', 'true');
    await indian.reload();
    await expect(clause(indian, 'en', 3)).toContainText((before ?? '').slice(0, 200));
    await indian.context().close();
  } finally {
    await server.kill('SIGTERM');
    disk.remove();
  }
});
