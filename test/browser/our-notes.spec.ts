// A Side's notes beside the Protocol: live for its members, not to be found by the other Side.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import {
  removeDataFolder,
  type ServerProcess,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import { clause, test } from './journey.ts';

const PROTOCOL = '/documents/protocol-11?lang=en';
const NOTES = 'protocol-11/private/in';

const panel = (page: Page) => page.locator('#notes');
const words = (page: Page) => page.locator('.notes-text .ProseMirror');

async function open(page: Page): Promise<void> {
  await page.goto(PROTOCOL);
  await expect(page.getByTestId('save-state').first()).toHaveAttribute('data-state', 'saved');
}

async function openNotes(page: Page): Promise<void> {
  await page.getByTestId('notes-button').click();
  await expect(words(page)).toHaveAttribute('contenteditable', 'true');
}

/** By the keyboard, from the clause in which the caret stands. */
async function noteOn(page: Page, number: number, said: string): Promise<void> {
  await clause(page, 'en', number).locator('p').first().click();
  await page.keyboard.press('Control+Alt+n');
  await expect(words(page)).toBeFocused();
  await page.keyboard.type(said);
}

const isSaved = (page: Page) =>
  expect(panel(page).getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

async function enterAt(browser: Browser, server: ServerProcess, member: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.request.post('/api/demo/login', { data: { member }, headers: { origin: server.url } });
  return page;
}

/** How a bare socket with the cookies of that page ends. */
async function endOfSocket(page: Page, text: string): Promise<number> {
  const { origin, host } = new URL(page.url());
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(`ws://${host}/sync/${text}`, { headers: { cookie, origin } });
  return new Promise((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
    // The server speaks first only to those whom it lets in.
    socket.on('message', () => resolve(0));
  });
}

test("the Indian Side's notes open in one browser and are not found in the other", async ({ enter }) => {
  const indian = await enter('in-secretary');
  const colleague = await enter('in-mining');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(colleague), open(russian)]);
  await openNotes(indian);
  await expect(panel(indian)).toContainText('Only the Indian Side');
  await noteOn(indian, 2, 'Insist on the wording of the tenth session.');
  await isSaved(indian);
  // The note names its clause, and the clause shows that there is one.
  await expect(words(indian).getByRole('button', { name: 'paragraph 2' })).toBeVisible();
  await expect(clause(indian, 'en', 2).locator('.note-mark')).toBeVisible();

  // Live for a colleague, who answers in the same notes, and whose caret has a name.
  await openNotes(colleague);
  await expect(words(colleague)).toContainText('Insist on the wording');
  await noteOn(colleague, 4, 'Delhi agrees with quiet reserve.');
  await expect(words(indian)).toContainText('Delhi agrees with quiet reserve.');
  await expect(words(indian).locator('.caret-name')).toContainText('IND');
  await expect(clause(indian, 'en', 4).locator('.note-mark')).toBeVisible();

  // Not by the panel, not by the address, not by a bare socket.
  await russian.getByTestId('notes-button').click();
  await expect(words(russian)).toHaveAttribute('contenteditable', 'true');
  await expect(panel(russian)).toContainText('Only the Russian Side');
  await expect(panel(russian)).not.toContainText('tenth session');
  await expect(russian.locator('.note-mark')).toHaveCount(0);
  await expect(russian.locator('body')).not.toContainText('quiet reserve');
  expect((await (await russian.request.get('/api/documents/protocol-11')).text()).includes(NOTES)).toBe(
    false,
  );
  expect(await endOfSocket(russian, NOTES)).toBe(4404);
  expect(await endOfSocket(indian, NOTES)).toBe(0);
});

test('the server is killed while a note is typed: what was receipted is there, and the note goes on', async ({
  browser,
}) => {
  let server = await startServerProcess();
  const { port, dataFolder } = server;
  const indian = await enterAt(browser, server, 'in-secretary');
  await open(indian);
  await openNotes(indian);
  await noteOn(indian, 3, 'Before the fall ');
  await isSaved(indian);
  await server.kill('SIGKILL');
  await indian.keyboard.type('and after it.');
  await expect(panel(indian).getByTestId('save-state')).not.toHaveAttribute('data-state', 'saved');
  server = await startServerProcess({ dataFolder, port });
  await isSaved(indian);
  const colleague = await enterAt(browser, server, 'in-cochair');
  await open(colleague);
  await openNotes(colleague);
  await expect(words(colleague)).toContainText('Before the fall and after it.');
  await indian.context().close();
  await colleague.context().close();
  await server.kill('SIGTERM');
  await removeDataFolder(dataFolder);
});

test('by keyboard alone: begun, tied to its clause, led back to it, taken away and brought back', async ({
  enter,
}) => {
  const page = await enter('in-cochair');
  await open(page);
  await openNotes(page);
  await noteOn(page, 6, 'Short.');
  const note = words(page).locator('[data-part]', { hasText: 'Short.' });
  const heading = note.getByRole('button', { name: 'paragraph 6' });
  await heading.focus();
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 6)).toBeInViewport();
  // What ties it to its clause goes only at the second key, and comes back.
  await words(page).focus();
  await page.keyboard.press('Control+Alt+n');
  await note.getByRole('button', { name: 'Remove this note' }).press('Enter');
  await expect(note).toHaveCount(0);
  await words(page).focus();
  await page.keyboard.press('Control+z');
  await expect(note).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByTestId('notes-button')).toBeFocused();
});

test('who may only read reads, and the panel has no serious fault in either appearance', async ({
  enter,
}) => {
  const writer = await enter('in-secretary');
  await open(writer);
  await openNotes(writer);
  await noteOn(writer, 5, 'For the observers to read.');
  await isSaved(writer);
  const reader = await enter('in-observer');
  await open(reader);
  await reader.getByTestId('notes-button').click();
  await expect(words(reader)).toContainText('For the observers to read.');
  await expect(words(reader)).toHaveAttribute('contenteditable', 'false');
  await expect(reader.getByRole('button', { name: 'New note' })).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Remove this note' })).toHaveCount(0);
  for (const [page, colorScheme] of [
    [writer, 'light'],
    [writer, 'dark'],
    [reader, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('#notes').analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
