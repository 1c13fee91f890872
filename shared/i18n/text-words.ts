import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** Words that stand inside a text although nobody wrote them: in its language, whatever the interface's is. */
export const textWords: Readonly<Record<TextLanguage, { annex: string; annexFromData: string }>> = {
  en: { annex: 'Annex', annexFromData: 'This annex is compiled from the records of the session.' },
  ru: { annex: 'Приложение', annexFromData: 'Это приложение составляется по данным заседания.' },
  hi: { annex: 'अनुलग्नक', annexFromData: 'यह अनुलग्नक सत्र के अभिलेखों से तैयार किया जाता है।' },
};
