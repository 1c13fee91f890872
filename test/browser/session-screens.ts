import type { Page } from '@playwright/test';

/** The screens of sessions, of the rows that `screens.ts` holds. */
export const sessionScreens = [
  {
    name: 'all sessions, and one that is announced',
    member: 'ru-secretary',
    open: async (page: Page) => {
      await page.goto('/sessions?announcing=true');
      await page.locator('form[data-form="session"]').first().waitFor();
    },
  },
  {
    name: 'a session',
    member: 'ru-secretary',
    open: async (page: Page) => {
      await page.goto('/sessions/11');
      await page.locator('[data-move="reconciling"]').first().waitFor();
      await page.locator('[data-delegation="in"] li').first().waitFor();
    },
  },
  {
    name: 'a session, as its delegation is listed',
    member: 'ru-secretary',
    open: async (page: Page) => {
      await page.goto('/sessions/11');
      await page.locator('[data-write="delegation"]').click();
      await page.locator('form[data-form="delegation"] summary').first().click();
      await page.locator('form[data-form="delegation"] select').first().waitFor();
    },
  },
  {
    name: 'a workspace without a session',
    member: 'ru-secretary',
    open: async (page: Page) => {
      await page.route('**/api/sessions', (route) => route.fulfill({ json: [] }));
      await page.goto('/');
      await page.locator('#no-session').first().waitFor();
    },
    leave: (page: Page) => page.unrouteAll(),
  },
];
