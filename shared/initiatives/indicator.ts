import { z } from 'zod/mini';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** What a period is; a line of a chart holds one kind only (domain rule 32). */
const PeriodKind = {
  calendarYear: 'calendar-year',
  /** India's, April to March; `2024-25`. */
  financialYear: 'financial-year',
  /** A stock, at the end of that year or month. */
  asOf: 'as-of',
} as const;

const FigureMark = { provisional: 'provisional', revised: 'revised', derived: 'derived' } as const;

/** One published figure with all that domain rule 33 asks of it. The basis is its series'. */
const figureSchema = z.object({
  period: z.string().check(z.regex(/^\d{4}(-\d{2})?$/)),
  value: z.number(),
  /** The upper end when a source gives a range. */
  upTo: z.nullable(z.number()),
  marks: z.array(z.enum(FigureMark)),
  source: z.string().check(z.minLength(1)),
  note: z.nullable(z.string()),
});

const targetSchema = z.object({
  /** Last year that counts. */
  by: z.string().check(z.regex(/^\d{4}$/)),
  value: z.number(),
  /** Null: the sources do not say who set it. */
  setBy: z.nullable(localizedNameSchema),
  source: z.string().check(z.minLength(1)),
});
export type Target = z.infer<typeof targetSchema>;

/** A statistic of trade or investment, in one unit; its series differ in basis and are never joined into one line. */
export const indicatorSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  name: localizedNameSchema,
  unit: z.literal('usd-billion'),
  series: z.array(
    z.object({
      id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
      basis: localizedNameSchema,
      periodKind: z.enum(PeriodKind),
      figures: z.array(figureSchema),
    }),
  ),
  targets: z.array(targetSchema),
});
export type Indicator = z.infer<typeof indicatorSchema>;
