import { z } from 'zod/mini';
import { localeSchema, locales } from '#shared/i18n/locale.ts';
import type { LocalizedName } from './localized-name.ts';

/** As somebody writes one into a form: without blanks around it. */
export const writtenNameSchema = z.record(
  localeSchema,
  z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
);

export function sameName(a: LocalizedName, b: LocalizedName): boolean {
  return locales.every((locale) => a[locale] === b[locale]);
}
