import { Format } from '#client/drafting/formatting.ts';

export const SlashItem = {
  bulletList: Format.bulletList,
  orderedList: Format.orderedList,
  quote: Format.quote,
  table: 'table',
  newClause: 'newClause',
} as const;
export type SlashItem = (typeof SlashItem)[keyof typeof SlashItem];

/** What one may call it, in every language of a text whatever that of the interface is; data for searching only. */
const names: Readonly<Record<SlashItem, readonly string[]>> = {
  bulletList: ['bulleted list', 'bullets', 'маркированный список', 'буллиты', 'बिंदुवार सूची'],
  orderedList: ['numbered list', 'ordered', 'нумерованный список', 'क्रमांकित सूची', 'संख्या सूची'],
  quote: ['quotation', 'quote', 'block quote', 'цитата', 'उद्धरण'],
  newClause: ['new clause', 'paragraph', 'новый пункт', 'नया खंड', 'नया पैरा'],
  table: ['table', 'grid', 'таблица', 'तालिका', 'सारणी'],
};

/** The items of which a word begins with what was typed; all of them for nothing typed. Parts only for who commands them. */
export function slashItemsFor(query: string, mayCommand: boolean): readonly SlashItem[] {
  const words = fold(query).trim();
  return Object.values(SlashItem)
    .filter((item) => mayCommand || item !== SlashItem.newClause)
    .filter((item) => names[item].some((name) => ` ${fold(name)}`.includes(` ${words}`)));
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}
