// Logging in, in service: what a demonstration does without.
import { expect, test, type Page } from '@playwright/test';
import { createOTP } from '@better-auth/utils/otp';
import { Locale } from '#shared/i18n/locale.ts';
import {
  removeDataFolder,
  type ServerProcess,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import { faultsOfView } from './faults-of-view.ts';
import { clause } from './journey.ts';
import { catalogues } from './screen-steps.ts';
import { ADMIN, PASSWORD, acceptByHand, logIn, openPage, setUpLink, startService } from './service.ts';

const { account, auth, login, members } = catalogues.en;
const tags = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' } as const;
const running: ServerProcess[] = [];

test.afterAll(async () => {
  for (const server of running) {
    await server.kill('SIGTERM');
    await removeDataFolder(server.dataFolder);
  }
});

async function service(): Promise<ServerProcess> {
  const server = await startService();
  running.push(server);
  return server;
}

/** The secret in a base32 address, as an authenticator keeps it. */
function codeFor(secret: string): Promise<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = secret
    .split('')
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return createOTP(String.fromCharCode(...bytes)).totp();
}

test('the first administrator follows the link of the first start, by keyboard alone', async ({
  browser,
}) => {
  const server = await startServerProcess({ args: [] });
  running.push(server);
  const page = await openPage(browser, server);
  const link = await setUpLink(server);
  await page.goto(link);
  await page.getByRole('heading', { name: login.setUpTitle }).waitFor();
  // The secret leaves the address as soon as it is read.
  await expect.poll(() => page.url()).not.toContain('#');
  await page.getByLabel(login.yourName).focus();
  await page.keyboard.type('First Administrator');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(ADMIN);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(catalogues.en.access.noTexts).waitFor();
  await page.goto(link);
  await expect(page.getByRole('alert')).toHaveText(login['link-used']);
});

test('an administrator invites somebody, who takes the seat, is kept out and brought back', async ({
  browser,
}) => {
  const server = await service();
  const page = await openPage(browser, server, { permissions: ['clipboard-read', 'clipboard-write'] });
  await logIn(page, ADMIN, '/members');
  await page.getByRole('button', { name: members.invite }).click();
  await page.getByLabel(members.name, { exact: true }).fill('Anna Petrova');
  await page.getByRole('dialog').locator('select').first().selectOption('secretary');
  await page.getByRole('dialog').getByText('Russian Side').click();
  await page.getByRole('button', { name: members.issue }).click();
  const link = await page.getByLabel(members.link, { exact: true }).inputValue();
  await page.getByRole('button', { name: members.copy }).click();
  await page.getByText(members.copied).waitFor();
  await page.getByRole('button', { name: members.done }).click();
  await expect(page.locator('[data-invitation]')).toContainText('Anna Petrova');

  const anna = await openPage(browser, server);
  await anna.goto(link);
  await expect(anna.getByText('Russian Side, Secretary of the Working Group')).toBeVisible();
  await anna.getByLabel(login.email).fill('anna@example.org');
  await anna.getByLabel(login.newPassword).fill(PASSWORD);
  await anna.getByRole('button', { name: login.accept }).click();
  await expect(anna).toHaveURL(`${server.url}/`);
  await anna.goto('/members');
  // A secretary looks after one Side, and sees nobody of the other.
  await expect(anna.getByRole('heading', { name: 'Russian Side' })).toBeVisible();
  await expect(anna.getByRole('heading', { name: 'Indian Side' })).toHaveCount(0);

  await page.reload();
  await expect(page.locator('[data-invitation]')).toHaveCount(0);
  await page.getByRole('button', { name: members.suspendNamed.replace('{{name}}', 'Anna Petrova') }).click();
  await expect(page.locator('[data-suspended="true"]')).toContainText(members.suspended);
  await anna.reload();
  await expect(anna).toHaveURL(/\/login/);
  await logIn(anna, 'anna@example.org');
  await expect(anna.getByRole('alert')).toHaveText(catalogues.en.errors['code-login-refused']);
  await page
    .getByRole('button', { name: members.bringBackNamed.replace('{{name}}', 'Anna Petrova') })
    .click();
  await expect(page.locator('[data-suspended="true"]')).toHaveCount(0);
  await logIn(anna, 'anna@example.org', '/members');
  await expect(anna.getByRole('heading', { name: 'Russian Side' })).toBeVisible();
});

test('a passkey is added, named, used instead of the password, and removed', async ({ browser }) => {
  const server = await service();
  const page = await openPage(browser, server);
  await giveAuthenticator(page);
  await logIn(page, ADMIN, '/account');
  await page.getByRole('button', { name: account.passkeyAdd }).click();
  await page.getByLabel(account.passkeyName).fill('Test key');
  await page.getByRole('button', { name: account.passkeyAdd }).click();
  await expect(page.getByText('Test key', { exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: account.passkeyRenameNamed.replace('{{name}}', 'Test key') })
    .click();
  await page.getByLabel(account.passkeyName).fill('Other name');
  await page.getByRole('button', { name: account.save }).click();
  await expect(page.getByText('Other name', { exact: true })).toBeVisible();

  await page.getByRole('banner').locator('[aria-haspopup="menu"]').last().click();
  await page.getByRole('menuitem', { name: auth.logOut }).click();
  await page.getByRole('button', { name: login.withPasskey }).click();
  await page.getByText(catalogues.en.access.noTexts).waitFor();
  await page.goto('/account');
  await expect(page.locator('[data-here="true"]')).toContainText(account['method-passkey']);
  await page
    .getByRole('button', { name: account.passkeyRemoveNamed.replace('{{name}}', 'Other name') })
    .click();
  await expect(page.getByText('Other name', { exact: true })).toHaveCount(0);
});

test('a passkey that a role demands goes with a new login: a copy of the old cookie opens nothing', async ({
  browser,
}) => {
  const server = await service();
  const page = await openPage(browser, server);
  await giveAuthenticator(page);
  await logIn(page, ADMIN, '/members');
  await page.getByRole('checkbox', { name: 'Administrator' }).check({ force: true });
  await page.getByRole('button', { name: members.policySave }).click();
  await page.goto('/members');
  await expect(page).toHaveURL(/\/second-factor/);
  const copied = await page.context().cookies();
  const cookie = copied.map(({ name, value }) => `${name}=${value}`).join('; ');
  const asThief = async (): Promise<number> =>
    (await fetch(`${server.url}/api/me`, { headers: { cookie } })).status;
  expect(await asThief()).toBe(403);
  await page.getByRole('button', { name: account.passkeyAdd }).click();
  await page.getByLabel(account.passkeyName).fill('Key of the office');
  await page.getByRole('button', { name: account.passkeyAdd }).click();
  await page.getByRole('button', { name: login.goOn }).click();
  await expect(page.getByRole('heading', { name: members.title })).toBeVisible();
  expect(await asThief()).toBe(401);
});

test('whoever must have a second proof sets it up first, and shows it at the next login', async ({
  browser,
}) => {
  const server = await service();
  const page = await openPage(browser, server);
  await logIn(page, ADMIN, '/members');
  await page.getByRole('checkbox', { name: 'Administrator' }).check({ force: true });
  await page.getByRole('button', { name: members.policySave }).click();
  await page.goto('/members');
  await expect(page).toHaveURL(/\/second-factor/);
  await page.getByRole('button', { name: account['codes-begin'] }).click();
  await page.getByLabel(login.password).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: account.codesPicture })).toBeVisible();
  await page.getByText(account.codesByHand).click();
  const secret = (await page.locator('details p').textContent()) ?? '';
  await page.getByLabel(login.codeLabel).fill(await codeFor(secret));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: account.recoveryTitle }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: account.recoveryKept }).click();
  await page.getByRole('button', { name: login.goOn }).click();
  await expect(page.getByRole('heading', { name: members.title })).toBeVisible();

  const later = await openPage(browser, server);
  await logIn(later, ADMIN, '/members');
  await later.getByLabel(login.codeLabel).fill(await codeFor(secret));
  await later.keyboard.press('Enter');
  await expect(later.getByRole('heading', { name: members.title })).toBeVisible();
});

test('a login that ends in mid-edit keeps the unsent words, and goes on with them in place', async ({
  browser,
}) => {
  // A demonstration's texts, then served as a service: with people who have passwords.
  const demo = await startServerProcess();
  const cookie = await demo.loginAs('admin');
  const invited = await fetch(`${demo.url}/api/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.url, cookie },
    body: JSON.stringify({
      side: 'ru',
      role: 'secretary',
      subGroups: [],
      name: 'Writer',
      email: null,
      locale: 'en',
    }),
  });
  const { path } = (await invited.json()) as { path: string };
  await acceptByHand(demo.url, path.split('#')[1] ?? '', 'writer@example.org');
  await demo.kill('SIGTERM');
  const server = await startServerProcess({ args: [], dataFolder: demo.dataFolder });
  running.push(server);

  const page = await openPage(browser, server);
  await logIn(page, 'writer@example.org', '/documents/protocol-11?lang=en');
  const paragraph = clause(page, 'en', 2).locator('p').first();
  await paragraph.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Before.');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

  const elsewhere = await openPage(browser, server);
  await logIn(elsewhere, 'writer@example.org', '/account');
  await page.context().setOffline(true);
  await page.keyboard.type(' Unsent words.');
  await elsewhere.getByRole('button', { name: account.endOthers }).click();
  await expect(elsewhere.locator('[data-here]')).toHaveCount(1);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: auth.logInAgain }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(login.email).fill('writer@example.org');
  await dialog.getByLabel(login.password).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(paragraph).toContainText('Before. Unsent words.');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const reader = await openPage(browser, server);
  await logIn(reader, 'writer@example.org', '/documents/protocol-11?lang=en');
  await expect(clause(reader, 'en', 2)).toContainText('Before. Unsent words.');
});

type View = { name: string; open: (page: Page, link: string) => Promise<unknown> };

/** Every screen of this file, for axe and for the words of it. */
const views: readonly View[] = [
  { name: 'invitation', open: (page, link) => page.goto(link).then(() => page.locator('form').waitFor()) },
  { name: 'login', open: (page) => page.goto('/login').then(() => page.locator('form').waitFor()) },
  {
    name: 'forgotten password',
    open: (page) =>
      page
        .goto('/login')
        .then(() => page.locator('[data-form="password"] button').last().click())
        .then(() => page.locator('main output').last().waitFor()),
  },
  {
    name: 'new password',
    open: (page) => page.goto('/new-password#x').then(() => page.locator('form').waitFor()),
  },
  { name: 'link that leads nowhere', open: (page) => page.goto('/invitation') },
];
const viewsInside: readonly View[] = [
  {
    name: 'account',
    open: (page) => page.goto('/account').then(() => page.locator('[data-here]').first().waitFor()),
  },
  {
    name: 'codes',
    open: async (page) => {
      await page.goto('/account');
      await page.locator('section').nth(2).getByRole('button').first().click();
      await page.locator('[data-form="password-asked"] input').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('svg[role="img"]').waitFor();
    },
  },
  {
    name: 'members',
    open: (page) => page.goto('/members').then(() => page.locator('[data-member]').first().waitFor()),
  },
  {
    name: 'invite',
    open: async (page) => {
      await page.goto('/members');
      await page.locator('main header button').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'second factor',
    open: (page) => page.goto('/second-factor').then(() => page.locator('main button').first().waitFor()),
  },
];

for (const locale of Object.values(Locale)) {
  test(`axe finds nothing serious on these screens in ${locale}, light or dark, and no word is cut off`, async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const server = await startServerProcess({ args: [] });
    running.push(server);
    const link = await setUpLink(server);
    const page = await openPage(browser, server, { locale: tags[locale], reducedMotion: 'reduce' });
    const found: string[] = [];
    const look = async ({ name, open }: View): Promise<void> => {
      await open(page, link);
      await page.locator('h1').waitFor();
      found.push(...(await faultsOfView(page, name, locale)));
    };
    for (const view of views) await test.step(view.name, () => look(view));
    await acceptByHand(server.url, link.split('#')[1] ?? '', ADMIN);
    await logIn(page, ADMIN, '/account');
    await page.locator('[data-here]').first().waitFor();
    for (const view of viewsInside) await test.step(view.name, () => look(view));
    expect(found).toEqual([]);
  });
}

/** One that knows its owner and asks nothing of the test. */
async function giveAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
