import type { Page } from '@playwright/test';
import { room, type Screen, shown, WRITER } from './screen-steps.ts';

/** The panels beside a text, of the rows that `screens.ts` holds. */
export const panelScreens: readonly Screen[] = [
  {
    name: 'comments',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await room(page);
      await page.getByTestId('comments-button').click();
      await shown(page.locator('#comments'));
    },
    leave: (page) => page.getByTestId('comments-button').click(),
  },
  {
    name: "the Side's own notes",
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await room(page);
      await page.getByTestId('notes-button').click();
      await shown(page.locator('.notes-text .ProseMirror[contenteditable="true"]'));
    },
    leave: (page) => page.getByTestId('notes-button').click(),
  },
  {
    name: 'clauses that are offered as commitments',
    member: WRITER,
    isAroundText: true,
    open: async (page) => {
      await room(page);
      await offers(page);
    },
    leave: (page) => page.getByTestId('actions-button').click(),
  },
  {
    name: 'an action as it is registered',
    member: WRITER,
    isAroundText: true,
    open: async (page, { textActions: words }) => {
      await room(page);
      await offers(page);
      await page.locator('[data-offer]').first().getByRole('button', { name: words.make }).click();
      await shown(page.getByTestId('action-form'));
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('actions-button').click();
    },
  },
];

async function offers(page: Page): Promise<void> {
  await page.getByTestId('actions-button').click();
  await shown(page.locator('[data-offer]'));
}
