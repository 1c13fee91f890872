import { expect, type Locator, type Page } from '@playwright/test';
import { english } from '#shared/i18n/messages/en/english.ts';
import { englishFollowUp } from '#shared/i18n/messages/en/english-follow-up.ts';
import { hindi } from '#shared/i18n/messages/hi/hindi.ts';
import { hindiFollowUp } from '#shared/i18n/messages/hi/hindi-follow-up.ts';
import { russian } from '#shared/i18n/messages/ru/russian.ts';
import { russianFollowUp } from '#shared/i18n/messages/ru/russian-follow-up.ts';
import { clause, textIn } from './journey.ts';

export const catalogues = {
  en: { ...english, ...englishFollowUp },
  ru: { ...russian, ...russianFollowUp },
  hi: { ...hindi, ...hindiFollowUp },
};
export type Words = (typeof catalogues)[keyof typeof catalogues];

/** One screen of the product in one state: how a person gets there, and how the state ends. */
export type Screen = {
  name: string;
  /** Of a member of the demonstration; nobody is logged in without one. */
  member: string | null;
  open: (page: Page, words: Words) => Promise<void>;
  /** Where the next screen could not begin from here. */
  leave?: (page: Page) => Promise<void>;
  /** The text itself is as on the screen with both languages: what stands around it is looked at. */
  isAroundText?: boolean;
  /** Only where the window is as wide as this, or narrower. */
  onlyUpTo?: number;
};

export const ROOM = '/documents/protocol-11';
export const WRITER = 'ru-secretary';

/** Opens it, or stays in it: what stood open there is closed. */
export async function room(page: Page, language: 'en' | 'ru' | 'both' = 'en'): Promise<void> {
  const path = `${ROOM}?lang=${language}`;
  if (page.url().endsWith(path)) await page.keyboard.press('Escape');
  else await page.goto(path);
  await textIn(page, language === 'ru' ? 'ru' : 'en')
    .locator('[data-part] p')
    .first()
    .waitFor();
}

export async function writing(page: Page, number: number): Promise<void> {
  await room(page);
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await clause(page, 'en', number).locator('p').first().click();
}

/** Menus and panels come with their code: what is waited for is the thing itself. */
export const shown = (thing: Locator): Promise<void> => thing.first().waitFor();
