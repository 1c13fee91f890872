// Members, sub-groups and Sides, as those set them up who look after them.
import { expect, type Page } from '@playwright/test';
import { Locale } from '#shared/i18n/locale.ts';
import { removeDataFolder, type ServerProcess } from '#test/support/start-server-process.ts';
import { faultsOfView } from './faults-of-view.ts';
import { test } from './journey.ts';
import { catalogues } from './screen-steps.ts';
import { ADMIN, logIn, openPage, seatSomebody, startService } from './service.ts';

const { administration: words, access, members, navigation, commands } = catalogues.en;
const tags = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' } as const;
const running: ServerProcess[] = [];

test.afterAll(async () => {
  for (const server of running) {
    await server.kill('SIGTERM');
    await removeDataFolder(server.dataFolder);
  }
});

const names = { en: 'Sub-Group on Space', ru: 'Подгруппа по космосу', hi: 'अंतरिक्ष उप-समूह' };
const rowOf = (page: Page, name: string) => page.locator('[data-sub-group]').filter({ hasText: name });

/** As the keyboard goes: from field to field, in the order of the page. */
async function typeFromHere(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
}

test('an administrator makes a sub-group and seats somebody in it, by keyboard alone; others see it without asking', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const server = await startService();
  running.push(server);
  const page = await openPage(browser, server);
  await logIn(page, ADMIN, '/');
  await page.getByRole('link', { name: navigation.administration }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: members.title, level: 1 })).toBeVisible();
  await page.getByRole('link', { name: words['place-sub-groups'] }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.noSubGroups)).toBeVisible();

  await seatSomebody(page, server, { side: 'ru', role: 'secretary', email: 'anna@example.org' });
  const anna = await openPage(browser, server);
  await logIn(anna, 'anna@example.org', '/sub-groups');
  await expect(anna.getByText(words.noSubGroups)).toBeVisible();

  await page.getByRole('button', { name: words.newSubGroup }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').locator('input').first().focus();
  await page.keyboard.type(names.en);
  // The reader's own language first, the others in their order.
  await typeFromHere(
    page,
    ...Object.entries(names).flatMap(([locale, name]) => (locale === 'en' ? [] : [name])),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rowOf(page, names.en)).toContainText(words.members_other.replace('{{count}}', '0'));
  // Told by the stream: nobody has reloaded.
  await expect(rowOf(anna, names.en)).toBeVisible();
  await expect(anna.getByRole('button', { name: words.newSubGroup })).toHaveCount(0);
  await expect(anna.getByRole('link', { name: words['place-sides'] })).toHaveCount(0);

  await page.getByRole('link', { name: words['place-members'] }).focus();
  await page.keyboard.press('Enter');
  // Of the administrator the first: the second is the one who has come.
  const change = page.getByRole('button', { name: members.changeNamed.replace('{{name}}', 'Test Person') });
  await change.first().focus();
  await page.keyboard.press('Enter');
  const form = page.locator('[data-form="member"]');
  await form.getByLabel(members.role).focus();
  await page.keyboard.type(access['role-sub-group-member']);
  await form.getByLabel(names.en).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const seated = page.locator('[data-member^="ru-"]');
  await expect(seated).toContainText(`${access['role-sub-group-member']} · ${names.en}`);
  // The page of somebody who may not any more says so.
  await anna.reload();
  await expect(anna.getByText(catalogues.en.errors['code-forbidden'])).toBeVisible();
  const me = (await (await anna.request.get('/api/me')).json()) as { member: object };
  expect(me.member).toMatchObject({ role: 'sub-group-member', side: 'ru' });
});

test('a sub-group is renamed from a day on, led, and ended; a Side takes other letters and a holiday', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const server = await startService();
  running.push(server);
  const page = await openPage(browser, server);
  await logIn(page, ADMIN, '/');
  await page.getByRole('link', { name: navigation.administration }).waitFor();
  const headers = { origin: server.url };
  const data = { name: names, validFrom: '2016-01-01', validTo: null };
  await page.request.post('/api/sub-groups', { data, headers });
  await seatSomebody(page, server, { side: 'in', role: 'expert', email: 'ravi@example.org' });
  await page.goto('/sub-groups');
  await page.getByRole('button', { name: words.changeNamed.replace('{{name}}', names.en) }).click();
  const form = page.locator('[data-form="sub-group"]');
  await form.locator('input').first().fill('Sub-Group on Space and Air');
  await form.getByText(words.renamed).click();
  await form.getByLabel(words.renamedFrom).fill('2020-01-01');
  await form.locator('[data-lead="in"] select').first().selectOption({ label: 'Test Person' });
  await form.getByRole('button', { name: words.save }).click();
  const renamed = rowOf(page, 'Sub-Group on Space and Air');
  await expect(renamed).toContainText('Called “Sub-Group on Space” until 31 December 2019');
  await expect(renamed).toContainText(words.led.replace('{{by}}', 'Test Person'));

  await renamed.getByRole('button').click();
  await form.getByLabel(words.lastDay).fill('2022-12-22');
  await form.getByRole('button', { name: words.save }).click();
  await expect(page.getByRole('region', { name: words.ended })).toContainText(
    '1 January 2016 to 22 December 2022',
  );

  await page.getByRole('link', { name: words['place-sides'] }).click();
  const indian = page.locator('[data-side="in"]');
  await indian.getByLabel(words.label).fill('RUS');
  await page.getByRole('button', { name: words.saveNamed.replace('{{name}}', 'Indian Side') }).click();
  await expect(indian.getByRole('alert')).toHaveText(words.labelTaken);
  await indian.getByLabel(words.label).fill('BHA');
  await page.getByRole('button', { name: words.saveNamed.replace('{{name}}', 'Indian Side') }).click();
  await expect(indian.getByText(words.saved)).toBeVisible();

  const calendar = page.getByRole('region', { name: words.calendarOf.replace('{{side}}', 'Indian Side') });
  await expect(calendar).toContainText(words.calendarUntold);
  await calendar
    .getByRole('button', { name: words.enterDayNamed.replace('{{side}}', 'Indian Side') })
    .click();
  const year = String(new Date().getUTCFullYear());
  await calendar.getByLabel(words.day, { exact: true }).fill(`${year}-01-26`);
  for (const [index, name] of ['Republic Day', 'День Республики', 'गणतंत्र दिवस'].entries()) {
    await calendar.locator('[data-form="day"] input[lang]').nth(index).fill(name);
  }
  await calendar.getByRole('button', { name: words.enter, exact: true }).click();
  await expect(calendar.locator(`[data-day="${year}-01-26"]`)).toContainText('Republic Day');
  await expect(calendar).toContainText(words.calendarLead);
  await calendar.getByRole('button', { name: words.removeDay }).click();
  await expect(calendar.locator('[data-day]')).toHaveCount(0);
});

test('the palette leads there, for those who may', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.locator('[data-document]').first().waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('администрирование: подгруппы');
  // It was among all commands before anything was typed: Enter takes what is chosen.
  await expect(page.getByRole('option', { selected: true })).toContainText(commands.goSubGroups);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: words.subGroupsTitle, level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(commands.goSides);
  await expect(page.getByRole('option')).toHaveCount(0);
  const expert = await enter('in-observer');
  await expert.goto('/sub-groups');
  await expect(expert.getByText(catalogues.en.errors['code-forbidden'])).toBeVisible();
});

/** Every screen and dialog of the administration. */
const views: readonly { name: string; open: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'members',
    open: (page) => page.goto('/members').then(() => page.locator('[data-member]').first().waitFor()),
  },
  {
    name: 'a member that is changed',
    open: async (page) => {
      await page.goto('/members');
      await page.locator('[data-member="ru-mining"] button').first().click();
      await page.locator('[data-form="member"]').waitFor();
    },
  },
  {
    name: 'sub-groups',
    open: (page) => page.goto('/sub-groups').then(() => page.locator('[data-sub-group]').first().waitFor()),
  },
  {
    name: 'a sub-group that is changed',
    open: async (page) => {
      await page.goto('/sub-groups');
      await page.locator('[data-sub-group="mining"] button').click();
      await page.locator('[data-form="sub-group"] input').first().fill('Another name');
      await page.locator('[data-form="sub-group"] input[name="since"]').last().click();
    },
  },
  {
    name: 'Sides',
    open: async (page) => {
      await page.goto('/sides');
      await page.locator('[data-day]').first().waitFor();
      await page.locator('[data-enter="in"]').click();
      await page.locator('[data-form="day"]').waitFor();
    },
  },
];

for (const locale of Object.values(Locale)) {
  test(`axe finds nothing serious on these screens in ${locale}, light or dark, and no word is cut off`, async ({
    enter,
  }) => {
    test.setTimeout(240_000);
    const page = await enter('admin', { locale: tags[locale], reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const { name, open } of views) {
      await test.step(name, async () => {
        await open(page);
        found.push(...(await faultsOfView(page, name, locale)));
      });
    }
    expect(found).toEqual([]);
  });
}
