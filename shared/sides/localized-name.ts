import { z } from 'zod';
import { localeSchema } from '#shared/i18n/locale.ts';

/** A name in every language of the interface; none may be missing or empty. */
export const localizedNameSchema = z.record(localeSchema, z.string().min(1).max(300));
export type LocalizedName = z.infer<typeof localizedNameSchema>;
