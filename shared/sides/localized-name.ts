import { z } from 'zod/mini';
import { localeSchema } from '#shared/i18n/locale.ts';

/** A name in every language of the interface; none may be missing or empty. */
export const localizedNameSchema = z.record(localeSchema, z.string().check(z.minLength(1), z.maxLength(300)));
export type LocalizedName = z.infer<typeof localizedNameSchema>;
