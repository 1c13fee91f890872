import { Format } from '#client/drafting/formatting.ts';

export const SlashItem = {
  bulletList: Format.bulletList,
  orderedList: Format.orderedList,
  quote: Format.quote,
  table: 'table',
  newClause: 'newClause',
  action: 'action',
  initiative: 'initiative',
  clauseRef: 'clauseRef',
  figure: 'figure',
} as const;
export type SlashItem = (typeof SlashItem)[keyof typeof SlashItem];

/** What one may call it, in every language of a text whatever that of the interface is; data for searching only. */
const names: Readonly<Record<SlashItem, readonly string[]>> = {
  bulletList: ['bulleted list', 'bullets', 'маркированный список', 'буллиты', 'बिंदुवार सूची'],
  orderedList: ['numbered list', 'ordered', 'нумерованный список', 'क्रमांकित सूची', 'संख्या सूची'],
  quote: ['quotation', 'quote', 'block quote', 'цитата', 'उद्धरण'],
  newClause: ['new clause', 'paragraph', 'новый пункт', 'नया खंड', 'नया पैरा'],
  action: ['action', 'commitment', 'поручение', 'обязательство', 'कार्रवाई बिंदु', 'प्रतिबद्धता'],
  initiative: ['initiative', 'инициатива', 'पहल'],
  clauseRef: ['reference to a clause', 'ссылка на пункт', 'खंड का संदर्भ', 'संदर्भ'],
  figure: ['figure', 'indicator', 'показатель', 'цифра', 'आँकड़ा', 'संकेतक'],
  table: ['table', 'grid', 'таблица', 'तालिका', 'सारणी'],
};

/** What names a thing within a sentence; everything else begins a paragraph of its own. */
const withinSentence: ReadonlySet<SlashItem> = new Set([
  SlashItem.action,
  SlashItem.initiative,
  SlashItem.clauseRef,
  SlashItem.figure,
]);

type Wanted = {
  /** Parts only for who commands them, actions for who keeps the register. */
  mayCommand: boolean;
  mayRegister: boolean;
  /** The slash stands behind other words. */
  isInline: boolean;
};

/** The items of which a word begins with what was typed; all of them for nothing typed. */
export function slashItemsFor(
  query: string,
  { mayCommand, mayRegister, isInline }: Wanted,
): readonly SlashItem[] {
  const words = fold(query).trim();
  return Object.values(SlashItem)
    .filter((item) => mayCommand || item !== SlashItem.newClause)
    .filter((item) => mayRegister || item !== SlashItem.action)
    .filter((item) => !isInline || withinSentence.has(item))
    .filter((item) => names[item].some((name) => ` ${fold(name)}`.includes(` ${words}`)));
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}
