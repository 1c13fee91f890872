import { z } from 'zod/mini';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { localeSchema } from '#shared/i18n/locale.ts';
import { memberSchema } from '#shared/sides/member.ts';
import { sideSchema } from '#shared/sides/side.ts';

/** Answer of `GET /api/me`: who is logged in, and the workspace around that member. */
export const meSchema = z.object({
  member: memberSchema,
  side: z.nullable(sideSchema),
  /** Every screen and export then says "Demonstration data". */
  demonstration: z.boolean(),
  /** The working group's today: due and overdue, never receipts. */
  businessDate: z.iso.date(),
  /** Languages in which this workspace writes texts. */
  languages: z.array(z.enum(TextLanguage)),
  /** Of the interface, as the server knows it; null: it was never told. Absent in answers that older pages kept. */
  locale: z._default(z.nullable(localeSchema), null),
});
export type Me = z.infer<typeof meSchema>;

/** `PUT /api/me/locale`: the language in which the member sees the product from now on. */
export const chosenLocaleSchema = z.strictObject({ locale: localeSchema });
