import type { Page } from '@playwright/test';
import { clause } from './journey.ts';
import { networkOf } from './network.ts';
import { panelScreens } from './panel-screens.ts';
import { room, ROOM, type Screen, shown, type Words, WRITER, writing } from './screen-steps.ts';
import { sessionScreens } from './session-screens.ts';

const PROTOCOL = '[data-document="protocol-11"]';

async function home(page: Page): Promise<void> {
  await page.goto('/');
  await shown(page.locator(PROTOCOL));
}

async function emptyParagraph(page: Page, number: number): Promise<void> {
  await writing(page, number);
  const paragraph = clause(page, 'en', number).locator('p').last();
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await page.keyboard.press('Enter');
}

export const screens: readonly Screen[] = [
  {
    name: 'login',
    member: null,
    open: async (page) => {
      await page.goto('/login');
      await shown(page.locator('[data-member]'));
    },
  },
  { name: 'home', member: WRITER, open: home },
  {
    name: 'home, a new document',
    member: WRITER,
    open: async (page, { home: words }) => {
      await home(page);
      await page.getByRole('button', { name: words.newDocument }).click();
      await shown(page.getByRole('dialog'));
    },
  },
  {
    name: 'home, more for a document',
    member: WRITER,
    open: async (page) => {
      await home(page);
      await page.locator(PROTOCOL).locator('[aria-haspopup="menu"]').click();
      await shown(page.getByRole('menuitem'));
    },
  },
  {
    name: 'home, another title',
    member: WRITER,
    open: async (page, { home: words }) => {
      await home(page);
      await page.locator(PROTOCOL).locator('[aria-haspopup="menu"]').click();
      await page.getByRole('menuitem', { name: words.rename }).click();
      await shown(page.getByRole('dialog'));
    },
  },
  { name: 'room, English', member: WRITER, isAroundText: true, open: (page) => room(page, 'en') },
  { name: 'room, Russian', member: WRITER, isAroundText: true, open: (page) => room(page, 'ru') },
  { name: 'room, both', member: WRITER, open: (page) => room(page, 'both') },
  { name: 'room, read-only', member: 'ru-observer', isAroundText: true, open: (page) => room(page, 'both') },
  {
    name: 'room, offline',
    member: WRITER,
    isAroundText: true,
    open: async (page, { sync }) => {
      const network = await networkOf(page);
      await room(page);
      await network.cut();
      await shown(page.getByText(sync.offlineHint));
    },
    leave: async (page) => (await networkOf(page)).mend(),
  },
  ...panelScreens,
  {
    name: 'a clause that is brought from the minutes',
    member: WRITER,
    isAroundText: true,
    open: async (page, { textActions: words }) => {
      await writing(page, 2);
      await clause(page, 'en', 2).hover();
      await page.locator('.part-handle').first().click();
      await page.getByRole('menuitem', { name: words.bring }).click();
      await shown(page.getByRole('option'));
    },
  },
  {
    name: 'palette',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await room(page);
      await page.keyboard.press('Control+k');
      await shown(page.getByRole('option'));
    },
  },
  {
    name: 'find',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await writing(page, 2);
      await page.keyboard.press('Control+f');
      await shown(page.locator('[data-find-bar]'));
    },
  },
  {
    name: 'menu of a part',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await writing(page, 2);
      await clause(page, 'en', 2).hover();
      await page.locator('.part-handle').first().click();
      await shown(page.getByRole('menuitem'));
    },
  },
  {
    name: 'people',
    member: WRITER,
    isAroundText: true,
    open: async (page, words) => {
      await room(page);
      await page.getByRole('button', { name: peopleHere(words) }).click();
      await shown(page.getByRole('heading', { name: words.drafting.herePeople }));
    },
  },
  {
    name: 'account menu',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await room(page);
      await accountMenu(page);
    },
  },
  {
    name: 'slash menu',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await emptyParagraph(page, 3);
      await page.keyboard.type('/');
      await shown(page.getByRole('listbox'));
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      for (const _ of '/\n') await page.keyboard.press('Backspace');
    },
  },
  {
    name: 'table bar',
    member: WRITER,
    isAroundText: true,
    open: async (page, { tools }) => {
      await writing(page, 4);
      if ((await clause(page, 'en', 4).locator('table').count()) === 0) {
        await page.keyboard.press('End');
        await page.keyboard.press('Control+/');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: tools.insertTable }).first().click();
      }
      await clause(page, 'en', 4).locator('td').first().click();
      await shown(page.getByRole('toolbar', { name: tools.table, exact: true }));
    },
  },
  {
    name: 'bubble menu',
    member: WRITER,
    isAroundText: true,
    open: async (page, { tools }) => {
      await writing(page, 5);
      await page.keyboard.press('Home');
      for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
      await shown(page.getByRole('toolbar', { name: tools.selection }));
    },
  },
  {
    name: 'words that came back',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      const network = await networkOf(page);
      await writing(page, 6);
      network.refuseNextWords();
      await page.keyboard.type('Refused words. ');
      await shown(page.locator('#rescue-title'));
    },
  },
  {
    name: 'leaving without a server',
    member: WRITER,
    isAroundText: true,
    open: async (page, { auth }) => {
      const network = await networkOf(page);
      await room(page);
      await accountMenu(page);
      await network.cut();
      await page.getByRole('menuitem', { name: auth.logOut }).click();
      await shown(page.getByRole('dialog'));
    },
    leave: async (page) => (await networkOf(page)).mend(),
  },
  {
    name: 'a server that fails',
    member: WRITER,
    open: async (page, { common }) => {
      await page.route('**/api/documents/protocol-11', (route) =>
        route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"internal"}' }),
      );
      await page.goto(ROOM);
      await shown(page.getByRole('button', { name: common.retry }));
    },
    leave: (page) => page.unrouteAll(),
  },
  {
    name: 'nothing at this address',
    member: WRITER,
    open: async (page, { common }) => {
      await page.goto('/no/such/screen');
      await shown(page.getByRole('link', { name: common.toHome }));
    },
  },
  {
    name: 'contents on a phone',
    member: WRITER,
    onlyUpTo: 390,
    open: async (page, { room: words }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await room(page);
      await page.getByRole('button', { name: words.showOutline }).click();
      await shown(page.getByRole('navigation', { name: words.outline }));
    },
  },
  {
    name: 'home, letters about what is due',
    member: WRITER,
    open: async (page, { due: words }) => {
      await home(page);
      await page.getByRole('button', { name: words.settings }).click();
      await shown(page.getByRole('dialog'));
    },
  },
  {
    name: 'home, a session that is to be opened',
    member: WRITER,
    open: async (page, { sessionPage: words }) => {
      // The demonstration on the eve of a session has opened it: here it has not.
      await page.route('**/api/sessions', async (route) => {
        const answer = await route.fetch();
        const body = (await answer.text()).replaceAll('"stage":"drafting"', '"stage":"preparing"');
        await route.fulfill({ response: answer, body });
      });
      await home(page);
      await page
        .getByRole('region', { name: anyFormOf(words, 'openTitle_') })
        .getByRole('button')
        .click();
      await shown(page.getByRole('dialog'));
    },
    leave: (page) => page.unrouteAll(),
  },
  ...sessionScreens,
  {
    name: 'an action, as one reports on it',
    member: WRITER,
    open: async (page) => {
      await page.goto('/actions/d10-04');
      await page.locator('[data-step="report"]').click();
      await shown(page.locator('form[data-form="report"]'));
    },
  },
  {
    name: 'an action, as its deadline is proposed anew',
    member: WRITER,
    open: async (page, { desk: words }) => {
      await page.goto('/actions/d10-05');
      await page.locator('[data-step="extend"]').click();
      await page.getByText(words['deadline-relative']).click();
      await shown(page.locator('form[data-form="extend"] select'));
    },
  },
  {
    name: 'review of actions',
    member: WRITER,
    open: async (page) => {
      await page.goto('/actions/review?ids=d10-04,d10-05&at=d10-05');
      await shown(page.locator('[data-action="d10-05"]'));
    },
  },
];

async function accountMenu(page: Page): Promise<void> {
  await page.getByRole('banner').locator('[aria-haspopup="menu"]').last().click();
  await shown(page.getByRole('menuitem'));
}

/** The button that tells how many are here, whatever the number's ending is. */
const peopleHere = ({ drafting }: Words): RegExp => anyFormOf(drafting, 'here_');

/** A message with a number, whatever its ending is. */
function anyFormOf(words: Readonly<Record<string, string>>, beginning: string): RegExp {
  const forms = Object.entries(words).filter(([key]) => key.startsWith(beginning));
  return new RegExp(`^(${forms.map(([, form]) => form.replace('{{count}}', '\\d+')).join('|')})$`);
}
