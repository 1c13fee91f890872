import type { TFunction } from 'i18next';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { referenceTo, type PartNumber } from '#shared/drafting/numbering.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** What a part is called when it is spoken of: "paragraph 12", "section IV", in the interface's language. */
export function partName(
  t: TFunction<['room', ...('drafting' | 'room')[]]>,
  number: PartNumber | undefined,
  language: TextLanguage,
): string {
  if (number === undefined) return t('room:partUnnumbered');
  const shown = referenceTo(number, language);
  switch (number.kind) {
    case 'clause':
      return t('room:part-clause', { number: shown });
    case 'section':
      return t('room:part-section', { number: shown });
    case 'sector':
      return t('room:part-sector', { number: shown });
    case 'annex':
      return t('room:part-annex', { number: shown });
    default:
      return exhaustive(number);
  }
}
