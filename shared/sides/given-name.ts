import { z } from 'zod/mini';
import { localizedNameSchema } from './localized-name.ts';

const trimmedSchema = z.pipe(
  localizedNameSchema,
  z.transform(({ en, ru, hi }) => ({ en: en.trim(), ru: ru.trim(), hi: hi.trim() })),
);

/** A name as a person has typed it: without blanks at its ends, in every language of the interface. */
export const givenNameSchema = z.pipe(trimmedSchema, localizedNameSchema);
