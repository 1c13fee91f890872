// Walks through the screens and states of the built product and keeps a picture of each, to be looked at one by one.
// node test/browser/take-screenshots.ts FOLDER [--width 1440] [--theme light] [--locale en-GB] [--screen room-both]
// [--scenario follow-up] for the screens of actions
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import {
  removeDataFolder,
  startServerProcess,
  type ServerProcess,
} from '#test/support/start-server-process.ts';
import { CHROMIUM, CHROMIUM_ARGS } from './chromium.ts';

type Theme = 'light' | 'dark';
type Look = { width: number; height: number; theme: Theme; locale: string };
type Shot = {
  name: string;
  member: string | null;
  path: string;
  /** The page to its end, not only the window. */
  isWhole?: boolean;
  prepare?: (page: Page) => Promise<void>;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true },
    screen: { type: 'string', multiple: true },
    scenario: { type: 'string', default: 'drafting' },
  },
});
const [FOLDER = 'test-results/screenshots'] = positionals;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const THEMES: readonly Theme[] = ['light', 'dark'];
const LOCALES = ['en-GB', 'ru-RU', 'hi-IN'];
const QUIET_WITHIN_MS = 3000;
const PROTOCOL = '/documents/protocol-11';

const clauseOf = (page: Page, language: string, number: number) =>
  page.locator(`.text-column[data-language="${language}"] [data-number="${number}."]`);

const SHOTS: readonly Shot[] = [
  { name: 'login', member: null, path: '/login' },
  { name: 'home', member: 'in-secretary', path: '/' },
  { name: 'audit', member: 'in-secretary', path: '/audit', prepare: openProof },
  { name: 'audit-administrator', member: 'admin', path: '/audit' },
  { name: 'home-russian-side', member: 'ru-cochair', path: '/' },
  { name: 'room-en', member: 'in-secretary', path: `${PROTOCOL}?lang=en` },
  { name: 'room-ru', member: 'ru-secretary', path: `${PROTOCOL}?lang=ru` },
  { name: 'room-both', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: writeInClause },
  { name: 'room-comments', member: 'ru-secretary', path: `${PROTOCOL}?lang=both`, prepare: openComments },
  { name: 'room-actions', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: openActions },
  { name: 'action-form', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: openActionForm },
  { name: 'room-chips', member: 'ru-secretary', path: `${PROTOCOL}?lang=both`, prepare: registerAction },
  { name: 'bring-clause', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: bringClause },
  { name: 'room-read-only', member: 'in-observer', path: `${PROTOCOL}?lang=both` },
  { name: 'room-offline', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: goOffline },
  { name: 'palette', member: 'in-secretary', path: `${PROTOCOL}?lang=both`, prepare: openPalette },
  { name: 'minutes', member: 'in-mining', path: '/documents/minutes-11-mining' },
  { name: 'members', member: 'admin', path: '/members', isWhole: true },
  { name: 'members-secretary', member: 'ru-secretary', path: '/members', isWhole: true },
  { name: 'member-dialog', member: 'admin', path: '/members', prepare: changeMember },
  { name: 'sub-groups', member: 'admin', path: '/sub-groups', isWhole: true },
  { name: 'sub-group-dialog', member: 'admin', path: '/sub-groups', prepare: changeSubGroup },
  { name: 'sides', member: 'admin', path: '/sides', isWhole: true },
  { name: 'initiatives', member: 'in-secretary', path: '/initiatives', isWhole: true },
  { name: 'initiative', member: 'ru-secretary', path: '/initiatives/wind-tunnel', isWhole: true },
  { name: 'sectors', member: 'in-secretary', path: '/sectors', isWhole: true },
  { name: 'charts', member: 'in-secretary', path: '/actions/charts', isWhole: true },
  {
    name: 'charts-tables',
    member: 'ru-secretary',
    path: '/actions/charts',
    isWhole: true,
    prepare: showTables,
  },
  { name: 'indicators', member: 'ru-secretary', path: '/indicators', isWhole: true },
  { name: 'figure-picker', member: 'in-secretary', path: '/indicators', prepare: findFigure },
  { name: 'register-table', member: 'in-secretary', path: '/actions' },
  { name: 'register-grouped', member: 'ru-secretary', path: '/actions?group=sector&sort=-due' },
  { name: 'register-board', member: 'ru-secretary', path: '/actions?view=board' },
  { name: 'register-timeline', member: 'in-secretary', path: '/actions?view=timeline' },
  { name: 'register-matrix', member: 'in-secretary', path: '/actions?view=matrix' },
  { name: 'register-filters', member: 'in-secretary', path: '/actions', prepare: openStatuses },
  { name: 'register-bulk', member: 'ru-secretary', path: '/actions', prepare: editTogether },
  { name: 'home-due', member: 'in-secretary', path: '/', prepare: seeWhatIsDue },
  { name: 'open-session', member: 'in-secretary', path: '/', prepare: openSession },
  { name: 'sessions', member: 'in-secretary', path: '/sessions', isWhole: true },
  { name: 'session', member: 'ru-secretary', path: '/sessions/11', isWhole: true, prepare: seeSession },
  { name: 'session-sealed', member: 'in-observer', path: '/sessions/9', isWhole: true },
  { name: 'session-form', member: 'in-secretary', path: '/sessions/12', prepare: changeSession },
  { name: 'session-delegation', member: 'in-secretary', path: '/sessions/11', prepare: listDelegation },
  { name: 'home-empty', member: 'in-secretary', path: '/', prepare: withoutSessions },
  { name: 'letters', member: 'ru-secretary', path: '/', prepare: openLetters },
  { name: 'action', member: 'in-secretary', path: '/actions/c-05', prepare: seeAction },
  { name: 'action-report', member: 'ru-secretary', path: '/actions/c-10', prepare: writeReport },
  { name: 'action-read-only', member: 'ru-observer', path: '/actions/c-12', prepare: seeAction },
  { name: 'review', member: 'ru-secretary', path: '/actions/review', prepare: seeAction },
  { name: 'review-return', member: 'ru-secretary', path: '/actions/review?at=c-05', prepare: returnReport },
];

async function openStatuses(page: Page): Promise<void> {
  await page.locator('search button[aria-expanded]').nth(6).click();
  await page.locator('[popover] input[type="checkbox"]').first().check();
}

async function editTogether(page: Page): Promise<void> {
  await page.locator('tr input[type="checkbox"]').nth(1).check();
  await page.locator('tr input[type="checkbox"]').nth(2).check();
  await page.locator('output button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function seeWhatIsDue(page: Page): Promise<void> {
  await page.locator('[data-reason]').first().scrollIntoViewIfNeeded();
}

async function openLetters(page: Page): Promise<void> {
  await page.locator('section[aria-labelledby="due"] button').click();
  await page.getByRole('dialog').waitFor();
}

async function seeSession(page: Page): Promise<void> {
  await page.locator('[data-delegation="in"] li').first().waitFor();
}

async function changeSession(page: Page): Promise<void> {
  await page.locator('[data-edit="session"]').click();
  await page.locator('form[data-form="session"]').waitFor();
}

async function listDelegation(page: Page): Promise<void> {
  await page.locator('[data-write="delegation"]').click();
  await page.locator('form[data-form="delegation"] summary').nth(1).click();
}

async function withoutSessions(page: Page): Promise<void> {
  await page.route('**/api/sessions', (route) => route.fulfill({ json: [] }));
  await page.reload();
  await page.locator('#no-session').waitFor();
}

async function seeAction(page: Page): Promise<void> {
  await page.locator('[data-action]').waitFor();
}

async function writeReport(page: Page): Promise<void> {
  await page.locator('[data-step="report"]').click();
  await page.locator('form textarea').fill('Перечень передан.');
}

async function returnReport(page: Page): Promise<void> {
  await seeAction(page);
  await page.keyboard.press('b');
  await page.locator('form textarea').fill('Приложение не приложено.');
}

async function changeMember(page: Page): Promise<void> {
  await page.locator('[data-member="ru-mining"] button').first().click();
  await page.locator('[data-form="member"]').waitFor();
}

async function changeSubGroup(page: Page): Promise<void> {
  await page.locator('[data-sub-group="mining"] button').click();
  await page.locator('[data-form="sub-group"]').waitFor();
}

async function writeInClause(page: Page): Promise<void> {
  await clauseOf(page, 'en', 3).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' ');
}

async function openProof(page: Page): Promise<void> {
  await page.locator('[data-entry] summary').first().click();
}

async function openComments(page: Page): Promise<void> {
  await page.getByTestId('comments-button').click();
  await page.locator('#comments').waitFor();
}

async function openActions(page: Page): Promise<void> {
  await page.getByTestId('actions-button').click();
  await page.locator('#text-actions [data-offer]').first().waitFor();
}

async function openActionForm(page: Page): Promise<void> {
  await openActions(page);
  await page.locator('#text-actions [data-offer]').nth(1).getByRole('button').nth(1).click();
  await page.getByTestId('action-form').waitFor();
}

async function bringClause(page: Page): Promise<void> {
  await writeInClause(page);
  // A phone has no handles: the picture shows that.
  if ((page.viewportSize()?.width ?? 0) < 1024) return;
  await clauseOf(page, 'en', 3).hover();
  await page.locator('.part-handle').first().click();
  await page
    .getByRole('menuitem')
    .filter({ has: page.locator('.lucide-file-input') })
    .click();
  await page.getByRole('option').first().waitFor();
}

async function openSession(page: Page): Promise<void> {
  await page.locator('main section[aria-label] button').first().click();
  await page.getByRole('dialog').waitFor();
}

async function registerAction(page: Page): Promise<void> {
  await openActionForm(page);
  await page.getByTestId('action-form').locator('button[type="submit"]').click();
  await page.getByTestId('action-form').waitFor({ state: 'detached' });
  await page
    .locator('.text-column:not([hidden]) a.chip')
    .first()
    .evaluate((chip) => chip.scrollIntoView({ block: 'start' }));
  await page.mouse.wheel(0, -160);
}

async function goOffline(page: Page): Promise<void> {
  await writeInClause(page);
  await page.context().setOffline(true);
  await page.keyboard.type('Written without a network. ');
  await page.locator('[data-testid="save-state"]:not([data-state="saved"])').waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').waitFor();
}

async function showTables(page: Page): Promise<void> {
  for (const button of await page.locator('figure[data-chart] button').all()) await button.click();
}

async function findFigure(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button').first().click();
  await page.getByRole('combobox').waitFor();
}

const server = await startServerProcess({ environment: { DEMO_SCENARIO: values.scenario } });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: CHROMIUM_ARGS,
});
try {
  await mkdir(FOLDER, { recursive: true });
  // After the session its text is only read: nobody is in it.
  const company = values.scenario === 'drafting' ? await inviteCompany(browser, server) : [];
  for (const look of looks()) await walk(browser, server, look);
  for (const context of company) await context.close();
} finally {
  await browser.close();
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
}

function looks(): Look[] {
  const all = SIZES.flatMap((size) =>
    THEMES.flatMap((theme) => LOCALES.map((locale): Look => ({ ...size, theme, locale }))),
  );
  return all.filter(
    ({ width, theme, locale }) =>
      (values.width ?? [String(width)]).includes(String(width)) &&
      (values.theme ?? [theme]).includes(theme) &&
      (values.locale ?? [locale]).includes(locale),
  );
}

async function walk(from: Browser, at: ServerProcess, look: Look): Promise<void> {
  for (const shot of SHOTS) {
    if (!(values.screen ?? [shot.name]).includes(shot.name)) continue;
    const context = await personAt(from, at, { member: shot.member, look });
    const page = await context.newPage();
    await page.goto(shot.path);
    await settled(page, shot.path);
    await shot.prepare?.(page);
    await page.waitForTimeout(400); // carets glide and names come
    const file = `${shot.name}-${look.width}-${look.theme}-${look.locale.slice(0, 2)}.png`;
    const path = join(FOLDER, file);
    await page.screenshot({ path, animations: 'disabled', fullPage: shot.isWhole ?? false });
    await context.close();
  }
}

async function settled(page: Page, path: string): Promise<void> {
  if (path.startsWith('/documents/')) {
    await page.locator('.text-column:not([hidden]) .ProseMirror [data-cid]').first().waitFor();
    await page.locator('[data-testid="save-state"]').waitFor();
  }
  if (path.startsWith('/actions')) await page.locator('[data-action], table, figure').first().waitFor();
  // A screen that listens to the register keeps a line open: it is never idle.
  await page.waitForLoadState('networkidle', { timeout: QUIET_WITHIN_MS }).catch(() => undefined);
  await page.evaluate(async () => void (await document.fonts.ready));
}

/** Two people of the other delegation and an open discussion, so that a room is not empty. */
async function inviteCompany(from: Browser, at: ServerProcess): Promise<BrowserContext[]> {
  const look: Look = { width: 1440, height: 900, theme: 'light', locale: 'en-GB' };
  const contexts: BrowserContext[] = [];
  for (const [member, language, number] of [
    ['ru-cochair', 'ru', 2],
    ['ru-interpreter', 'en', 4],
  ] as const) {
    const context = await personAt(from, at, { member, look });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${PROTOCOL}?lang=both`);
    await settled(page, PROTOCOL);
    await clauseOf(page, language, number).locator('p').first().click();
    if (member === 'ru-cochair') await discuss(page);
  }
  return contexts;
}

async function discuss(page: Page): Promise<void> {
  await clauseOf(page, 'en', 3)
    .locator('p')
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press('Home');
  for (let word = 0; word < 4; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Alt+KeyM');
  await page.locator('#comments textarea').waitFor();
  await page.keyboard.type('The figure should carry its period and its source.');
  await page.keyboard.press('Control+Enter');
  await clauseOf(page, 'ru', 2).locator('p').first().click();
}

async function personAt(
  from: Browser,
  at: ServerProcess,
  { member, look }: { member: string | null; look: Look },
): Promise<BrowserContext> {
  const { width, height, theme, locale } = look;
  const context = await from.newContext({
    baseURL: at.url,
    viewport: { width, height },
    colorScheme: theme,
    locale,
    timezoneId: 'Asia/Kolkata',
  });
  if (member !== null) {
    await context.request.post('/api/demo/login', { data: { member }, headers: { origin: at.url } });
  }
  return context;
}
