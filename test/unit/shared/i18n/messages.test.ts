import { expect, test } from 'vitest';
import { CommitmentKind } from '#shared/actions/action.ts';
import { FindingCode } from '#shared/actions/action-findings.ts';
import { ActionMove, ActionRefusal } from '#shared/actions/action-moves.ts';
import { ActionStatus } from '#shared/actions/action-status.ts';
import { DueState } from '#shared/actions/due-state.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { english as englishFirst } from '#shared/i18n/messages/en/english.ts';
import { englishFollowUp } from '#shared/i18n/messages/en/english-follow-up.ts';
import { hindi as hindiFirst } from '#shared/i18n/messages/hi/hindi.ts';
import { hindiFollowUp } from '#shared/i18n/messages/hi/hindi-follow-up.ts';
import { russian as russianFirst } from '#shared/i18n/messages/ru/russian.ts';
import { russianFollowUp } from '#shared/i18n/messages/ru/russian-follow-up.ts';
import { RefusalCode } from '#shared/sync/refusal.ts';
import { Role } from '#shared/access/role.ts';

const english = { ...englishFirst, ...englishFollowUp };
const russian = { ...russianFirst, ...russianFollowUp };
const hindi = { ...hindiFirst, ...hindiFollowUp };
type Catalogue = Record<string, Record<string, string>>;
const catalogues: Record<'en' | 'ru' | 'hi', Catalogue> = { en: english, ru: russian, hi: hindi };

const placeholders = (words: string) => (words.match(/\{\{\w+\}\}/g) ?? []).sort();

/** Further plural forms of Russian are measured by the English "other". */
const englishKey = (key: string) => key.replace(/_(few|many)$/, '_other');

for (const locale of ['ru', 'hi'] as const) {
  test(`every sentence in ${locale} says something, and names what the English one names`, () => {
    const wrong: string[] = [];
    for (const [domain, words] of Object.entries(catalogues[locale])) {
      for (const [key, sentence] of Object.entries(words)) {
        const original = catalogues.en[domain]?.[key] ?? catalogues.en[domain]?.[englishKey(key)] ?? '';
        if (sentence.trim() === '') wrong.push(`${domain}.${key} is empty`);
        if (placeholders(sentence).join() !== placeholders(original).join()) wrong.push(`${domain}.${key}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test(`nothing in ${locale} was left in English`, () => {
    const own = locale === 'ru' ? /\p{Script=Cyrillic}/u : /\p{Script=Devanagari}/u;
    const foreign = Object.entries(catalogues[locale]).flatMap(([domain, words]) =>
      Object.entries(words)
        .filter(([, sentence]) => /\p{L}/u.test(sentence.replace(/\{\{\w+\}\}/g, '')) && !own.test(sentence))
        .map(([key]) => `${domain}.${key}`),
    );
    expect(foreign).toEqual([]);
  });
}

test('every code that the server can answer, refuse or end a connection with has its words', () => {
  const keys = new Set(Object.values(english).flatMap((words) => Object.keys(words)));
  const wanted = [
    ...Object.values(ErrorCode).map((code) => `code-${code}`),
    ...Object.values(RefusalCode).map((code) => `refusal-${code}`),
    // After those beyond, a connection comes back by itself.
    ...Object.values(CloseCode)
      .filter((code) => code <= CloseCode.rightsChanged)
      .map((code) => `close-${code}`),
    ...Object.values(Role).map((role) => `role-${role}`),
  ];
  expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
});

test('every status, move, due state, refusal and finding of actions has its words', () => {
  const keys = new Set(Object.keys(english.actions));
  const wanted = [
    ...Object.values(ActionStatus).map((code) => `status-${code}`),
    ...Object.values(CommitmentKind).map((code) => `kind-${code}`),
    ...Object.values(ActionMove).map((code) => `move-${code}`),
    ...Object.values(DueState).map((code) => `due-${code}`),
    ...Object.values(ActionRefusal).map((code) => `refusal-${code}`),
    ...Object.values(FindingCode).map((code) => `finding-${code}`),
  ];
  expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
});
