import type { PartIn } from '#shared/drafting/part-builder.ts';

/** The two languages of the demonstration texts. */
export type DemoLanguage = 'en' | 'ru';

export type DemoPart = PartIn<DemoLanguage>;
