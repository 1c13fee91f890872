import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

type TextWords = {
  readonly annex: string;
  readonly annexFromData: string;
  /** Of a chip that names what does not exist. */
  readonly unknown: string;
  readonly overdue: string;
  /** The clause reads otherwise than the action quotes it. */
  readonly changed: string;
};

/** Words that stand inside a text although nobody wrote them: in its language, whatever the interface's is. */
export const textWords: Readonly<Record<TextLanguage, TextWords>> = {
  en: {
    annex: 'Annex',
    annexFromData: 'This annex is compiled from the records of the session.',
    unknown: 'unknown',
    overdue: 'overdue',
    changed: 'wording has changed',
  },
  ru: {
    annex: 'Приложение',
    annexFromData: 'Это приложение составляется по данным заседания.',
    unknown: 'неизвестно',
    overdue: 'просрочено',
    changed: 'текст изменён',
  },
  hi: {
    annex: 'अनुलग्नक',
    annexFromData: 'यह अनुलग्नक सत्र के अभिलेखों से तैयार किया जाता है।',
    unknown: 'अज्ञात',
    overdue: 'विलंबित',
    changed: 'पाठ बदल गया है',
  },
};
