import type { ActionStatus } from '#shared/actions/action-status.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

type RecordWords = {
  /** The trade's own words for a status (domain rule 24), as they stand in a Protocol; the interface has others. */
  readonly status: Readonly<Record<ActionStatus, string>>;
  readonly number: string;
  readonly decision: string;
  readonly responsible: string;
  readonly deadline: string;
  readonly statusColumn: string;
  readonly ageColumn: string;
  readonly reviewTitle: string;
  readonly annexTitle: string;
  /** A relative deadline whose trigger is not recorded. */
  readonly waiting: string;
  /** No such fact. */
  readonly none: string;
  readonly noneUnfinished: string;
  /** By the plural category of the language. */
  readonly age: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
};

/** Words of a review of actions inside a text: in the text's language, whatever the interface's is. */
export const recordWords: Readonly<Record<TextLanguage, RecordWords>> = {
  en: {
    status: {
      open: 'Pending',
      'in-progress': 'Under implementation',
      'awaiting-other-side': 'Response awaited',
      'partially-done': 'Partially implemented',
      reported: 'Reported as implemented',
      closed: 'Implemented',
      extended: 'Timeline revised',
      'carried-over': 'Carried forward',
      superseded: 'Subsumed',
      dropped: 'Dropped',
    },
    number: 'No.',
    decision: 'Decision',
    responsible: 'Responsible',
    deadline: 'Deadline',
    statusColumn: 'Status',
    ageColumn: 'Outstanding for',
    reviewTitle: 'Decisions of previous sessions that are not completed',
    annexTitle: 'Decisions carried over',
    waiting: 'not yet begun to run',
    none: '–',
    noneUnfinished: 'All decisions of the previous sessions have been completed.',
    age: { one: '{n} session', other: '{n} sessions' },
  },
  ru: {
    status: {
      open: 'На контроле',
      'in-progress': 'В работе (исполняется)',
      'awaiting-other-side': 'Ожидается ответ',
      'partially-done': 'Исполнено частично',
      reported: 'Представлен доклад об исполнении',
      closed: 'Снято с контроля',
      extended: 'Срок продлён',
      'carried-over': 'Перенесено',
      superseded: 'Заменено',
      dropped: 'Утратило актуальность',
    },
    number: '№',
    decision: 'Решение',
    responsible: 'Ответственные',
    deadline: 'Срок',
    statusColumn: 'Статус',
    ageColumn: 'На контроле в течение',
    reviewTitle: 'Невыполненные решения предыдущих заседаний',
    annexTitle: 'Перенесённые решения',
    waiting: 'ещё не начал течь',
    none: '–',
    noneUnfinished: 'Все решения предыдущих заседаний выполнены.',
    age: { one: '{n} заседания', few: '{n} заседаний', many: '{n} заседаний', other: '{n} заседаний' },
  },
  hi: {
    status: {
      open: 'लंबित',
      'in-progress': 'प्रगति पर',
      'awaiting-other-side': 'दूसरे पक्ष की प्रतीक्षा',
      'partially-done': 'आंशिक रूप से कार्यान्वित',
      reported: 'कार्यान्वयन की सूचना दी गई',
      closed: 'कार्यान्वित',
      extended: 'समय-सीमा बढ़ाई गई',
      'carried-over': 'अगले सत्र के लिए आगे ले जाया गया',
      superseded: 'नए निर्णय से प्रतिस्थापित',
      dropped: 'आपसी सहमति से हटाया गया',
    },
    number: 'क्रमांक',
    decision: 'निर्णय',
    responsible: 'उत्तरदायी',
    deadline: 'समय-सीमा',
    statusColumn: 'स्थिति',
    ageColumn: 'लंबित अवधि',
    reviewTitle: 'पिछले सत्रों के अपूर्ण निर्णय',
    annexTitle: 'आगे ले जाए गए निर्णय',
    waiting: 'अभी आरंभ नहीं हुई',
    none: '–',
    noneUnfinished: 'पिछले सत्रों के सभी निर्णय पूर्ण हो चुके हैं।',
    age: { one: '{n} सत्र', other: '{n} सत्र' },
  },
};
