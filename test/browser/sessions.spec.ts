// From an empty workspace to a Protocol in which both Sides write; and what is kept of a session on the way.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { newSession } from '#test/support/new-session.ts';
import { removeDataFolder, type ServerProcess } from '#test/support/start-server-process.ts';
import { graveFindings } from './grave-findings.ts';
import { textIn } from './journey.ts';
import { catalogues } from './screen-steps.ts';
import { ADMIN, acceptByHand, logIn, openPage, startService } from './service.ts';

const { en, ru } = catalogues;
const words = en.sessionPage;

let server: ServerProcess;

test.beforeAll(async ({ browser }) => {
  server = await startService();
  const admin = await openPage(browser, server);
  await logIn(admin, ADMIN);
  await admin.locator('#no-session').waitFor();
  await seat(admin, { side: 'in', role: 'secretary', email: 'in@example.org' });
  await seat(admin, { side: 'ru', role: 'secretary', email: 'ru@example.org' });
  await seat(admin, { side: 'ru', role: 'observer', email: 'observer@example.org' });
  await admin.context().close();
});

test.afterAll(async () => {
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
});

/** A member who has followed an invitation. */
async function seat(admin: Page, who: { side: string; role: string; email: string }): Promise<void> {
  const { email, ...place } = who;
  const answer = await admin.request.post('/api/invitations', {
    headers: { origin: server.url },
    data: { ...place, subGroups: [], name: email, email: null, locale: 'en' },
  });
  const { path } = (await answer.json()) as { path: string };
  await acceptByHand(server.url, path.split('#')[1] ?? '', email);
}

async function enter(browser: Browser, email: string, locale = 'en-GB'): Promise<Page> {
  const page = await openPage(browser, server, { locale });
  await logIn(page, email);
  await expect(page).not.toHaveURL(/\/login/);
  await page.locator('main h1').waitFor();
  return page;
}

/** The session of the journey, for whoever begins here: a worker that starts anew has an empty workspace. */
async function enterSession(browser: Browser, email: string, locale = 'en-GB'): Promise<Page> {
  const page = await enter(browser, email, locale);
  const { request } = page;
  const headers = { origin: server.url };
  const known = (await (await request.get('/api/sessions')).json()) as unknown[];
  if (known.length === 0) {
    await request.post('/api/sessions', {
      headers,
      data: newSession({ startsOn: '2027-03-04', endsOn: null }),
    });
    await request.post('/api/sessions/12/open', { headers, data: { startsOn: null } });
  }
  await page.goto('/sessions/12');
  await page.locator('[data-delegation="in"]').waitFor();
  return page;
}

/** The three languages of a name, in the form that is open. */
async function fillName(page: Page, legend: string, [english, russian, hindi]: readonly string[]) {
  const fields = page.getByRole('dialog').getByRole('group', { name: legend });
  await fields.locator('input[lang="en"]').fill(english ?? '');
  await fields.locator('input[lang="ru"]').fill(russian ?? '');
  await fields.locator('input[lang="hi"]').fill(hindi ?? '');
}

test('an empty workspace says what comes next to each, and a secretary gets as far as a Protocol of both Sides', async ({
  browser,
}) => {
  test.slow();
  const observer = await enter(browser, 'observer@example.org');
  await expect(observer.locator('main')).toContainText(words.emptyMember);
  await expect(observer.getByRole('button', { name: words.announceFirst })).toHaveCount(0);
  const indian = await enter(browser, 'in@example.org');
  const russian = await enter(browser, 'ru@example.org', 'ru-RU');
  expect(await graveFindings(indian)).toEqual([]);

  await test.step('announces the first session, by keyboard', async () => {
    await indian.getByRole('button', { name: words.announceFirst }).focus();
    await indian.keyboard.press('Enter');
    const dialog = indian.getByRole('dialog');
    await dialog.getByLabel(words.number).fill('12');
    await dialog.getByLabel(words.firstDay).fill('2027-03-04');
    await fillName(indian, words.place, ['Moscow', 'Москва', 'मॉस्को']);
    await fillName(indian, 'Co-chair, Indian Side', [
      'Secretary, DPIIT',
      'Секретарь ДПИИТ',
      'सचिव, डीपीआईआईटी',
    ]);
    await fillName(indian, 'Co-chair, Russian Side', ['Deputy Minister', 'заместитель Министра', 'उप मंत्री']);
    expect(await graveFindings(indian)).toEqual([]);
    await dialog.getByRole('button', { name: words.announceNow }).focus();
    await indian.keyboard.press('Enter');
    await expect(indian.locator('main h1')).toHaveText('12th session');
  });

  await test.step('everybody sees it at once', async () => {
    await expect(observer.locator('main h1')).toHaveText('12th session');
    await expect(russian.locator('main h1')).toHaveText('12-е заседание');
    await expect(russian.locator('main')).toContainText('Москва, 4 марта 2027 года');
  });

  await test.step('opens it: the Protocol has its usual parts with the facts of the session', async () => {
    await indian.getByRole('button', { name: 'Open the 12th session' }).click();
    const dialog = indian.getByRole('dialog');
    await expect(dialog).toContainText(words.openLeadFirst);
    await dialog.getByRole('button', { name: words.openNow, exact: true }).click();
    await expect(indian).toHaveURL(/\/documents\/protocol-12/);
    await indian.goto(`${new URL(indian.url()).pathname}?lang=both`);
    await expect(textIn(indian, 'en')).toContainText('Moscow, 4 March 2027');
    await expect(textIn(indian, 'en')).toContainText('Indian Side: Secretary, DPIIT');
    await expect(textIn(indian, 'ru')).toContainText('Российская Сторона: заместитель Министра');
  });

  await test.step('both Sides write in it', async () => {
    await russian.goto(new URL(indian.url()).pathname + '?lang=both');
    await expect(textIn(russian, 'ru')).toHaveAttribute('contenteditable', 'true');
    await textIn(indian, 'en').getByText('The session was held within').click();
    await textIn(russian, 'ru').getByText('Заседание проведено').click();
    await Promise.all([indian.keyboard.type('Indian words. '), russian.keyboard.type('Русские слова. ')]);
    await expect(textIn(russian, 'en')).toContainText('Indian words.');
    await expect(textIn(indian, 'ru')).toContainText('Русские слова.');
    await expect(indian.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  });
});

test('each Side writes its own delegation, in an order that the keyboard changes, and both see both', async ({
  browser,
}) => {
  const indian = await enterSession(browser, 'in@example.org');
  const russian = await enterSession(browser, 'ru@example.org', 'ru-RU');
  // The viewer's own original: one's own Side stands first.
  const order = (page: Page) =>
    page.locator('[data-delegation]').evaluateAll((all) => all.map((each) => each.dataset['delegation']));
  expect(await order(indian)).toEqual(['in', 'ru']);
  expect(await order(russian)).toEqual(['ru', 'in']);
  await expect(indian.locator('[data-delegation="ru"] button')).toHaveCount(0);

  await indian.locator('[data-write="delegation"]').click();
  const dialog = indian.getByRole('dialog');
  await dialog.getByRole('button', { name: words.addDelegate }).click();
  await dialog.getByLabel(words.memberHere).selectOption({ index: 1 });
  await dialog.getByRole('button', { name: words.addDelegate }).click();
  await dialog.getByLabel(words.role).selectOption('interpreter');
  expect(await graveFindings(indian)).toEqual([]);
  const up = dialog.getByRole('button', { name: 'Move Interpreter up' });
  await up.focus();
  await indian.keyboard.press('Enter');
  await expect(dialog.locator('summary').first()).toHaveText('1. Interpreter');
  await dialog.getByRole('button', { name: words.save, exact: true }).click();
  const list = (page: Page) => page.locator('[data-delegation="in"] li');
  await expect(list(indian)).toHaveCount(2);
  await expect(list(indian).first()).toContainText(words['delegate-interpreter']);
  // Without a reload.
  await expect(list(russian)).toHaveCount(2);
  await expect(list(russian).first()).toContainText(ru.sessionPage['delegate-interpreter']);
});

test('the stage goes on and back, is seen by the other Side at once, and who has an old page is told', async ({
  browser,
}) => {
  const indian = await enterSession(browser, 'in@example.org');
  const russian = await enterSession(browser, 'ru@example.org', 'ru-RU');
  const now = (page: Page) => page.locator('[aria-current="step"]');
  await expect(now(indian)).toHaveText(en.sessions['stage-drafting']);
  await indian.locator('[data-move="reconciling"]').click();
  await expect(now(indian)).toHaveText(en.sessions['stage-reconciling']);
  await expect(now(russian)).toHaveText(ru.sessions['stage-reconciling']);
  await russian.locator('[data-move="drafting"]').click();
  await expect(now(indian)).toHaveText(en.sessions['stage-drafting']);
  expect(await indian.locator('[data-move]').count()).toBe(1);

  // A form that was opened before the other Side changed something overwrites nothing.
  await indian.locator('[data-edit="session"]').click();
  await russian.locator('[data-move="reconciling"]').click();
  await expect(now(russian)).toHaveText(ru.sessions['stage-reconciling']);
  await indian.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click();
  await expect(indian.getByRole('alert')).toHaveText(words.changedMeanwhile);

  const observer = await enterSession(browser, 'observer@example.org');
  await expect(now(observer)).toHaveText(en.sessions['stage-reconciling']);
  await expect(observer.locator('[data-move], [data-edit], [data-write]')).toHaveCount(0);
  await expect(observer.locator('main')).toContainText(words.complete);
});

test('all sessions are reached by the navigation and by the palette, and one of them on a phone', async ({
  browser,
}) => {
  const page = await enterSession(browser, 'in@example.org');
  await page.getByRole('navigation').getByRole('link', { name: en.navigation.sessions }).click();
  await expect(page.locator('[data-session="12"]')).toContainText('Moscow, 4 March 2027');
  await page.goto('/');
  await page.locator('main h1').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type('12th session');
  await expect(page.getByRole('option').first()).toContainText('12th session');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sessions\/12$/);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('[data-delegation]').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await graveFindings(page)).toEqual([]);
  await page.goto('/sessions/77');
  await expect(page.getByRole('link', { name: en.common.toHome })).toBeVisible();
});
