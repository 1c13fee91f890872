import type { TextLanguage } from './text/text-shape.ts';

/** The words that a new document begins with, in the language of its text. `{cid}` is a reference to that part. */
export type SkeletonWords = {
  protocol: string;
  minutes: string;
  agenda: string;
  ofSession: (session: string) => string;
  commission: string;
  tookPlace: (session: string, day: string) => string;
  framework: string;
  coChaired: string;
  definedSides: (first: string, second: string) => string;
  adoption: string;
  adopted: string;
  delegationsAttached: (references: string) => string;
  survey: string;
  noted: string;
  review: (previous: string) => string;
  progress: string;
  agreed: string;
  newAreas: string;
  toConsider: string;
  followUp: string;
  scheduleAttached: string;
  nextSession: string;
  signed: (day: string, languages: string) => string;
  /** As the closing formula names a language. */
  languages: Readonly<Record<TextLanguage, string>>;
  delegation: (side: string) => string;
  schedule: string;
  columns: readonly [string, string, string, string];
  meetingCoChaired: string;
  matters: string;
  proposals: string;
  proposed: string;
  nextMeeting: string;
  signing: string;
};

const english: SkeletonWords = {
  protocol: 'PROTOCOL',
  minutes: 'MINUTES',
  agenda: 'AGENDA',
  ofSession: (session) => `of the ${session} Session of the Working Group`,
  commission: 'Inter-governmental Commission [●]',
  tookPlace: (session, day) =>
    `The ${session} session of the Working Group (hereinafter “the Working Group”) took place in [●] on ${day}.`,
  framework: 'The session was held within the framework of [●].',
  coChaired: 'The session was co-chaired by:',
  definedSides: (first, second) =>
    `The ${first} and the ${second} are hereinafter referred to as “the Sides”.`,
  adoption: 'Adoption of the agenda',
  adopted: 'The Sides adopted the agenda of the session ({c-annex-agenda}).',
  delegationsAttached: (references) => `The lists of the delegations are attached (${references}).`,
  survey: 'Survey of trade and economic cooperation',
  noted: 'The Sides noted [●].',
  review: (previous) => `Implementation of the decisions of the ${previous} session`,
  progress: 'The Sides took note of the progress made on [●].',
  agreed: 'The Sides agreed [●].',
  newAreas: 'New areas of cooperation',
  toConsider: 'The Sides agreed to consider [●].',
  followUp: 'Follow-up and next session',
  scheduleAttached: 'The schedule of commitments is attached ({c-annex-schedule}).',
  nextSession: 'The next session will be held in [●] on dates to be agreed by the Sides.',
  signed: (day, languages) =>
    `Signed in [●] on ${day} in two originals, each in the ${languages} languages, all texts being equally authentic.`,
  languages: { en: 'English', ru: 'Russian', hi: 'Hindi' },
  delegation: (side) => `List of the delegation: ${side}`,
  schedule: 'Schedule of commitments',
  columns: ['Commitment', 'Paragraph', 'Responsible', 'Deadline'],
  meetingCoChaired: 'The meeting was co-chaired by [●] and [●].',
  matters: 'Matters considered',
  proposals: 'Proposals for the Protocol',
  proposed: 'The Sub-Group decided to propose to the Working Group: [●].',
  nextMeeting: 'Next meeting',
  signing: 'Signing of the Protocol',
};

const russian: SkeletonWords = {
  protocol: 'ПРОТОКОЛ',
  minutes: 'ПРОТОКОЛ',
  agenda: 'ПОВЕСТКА ДНЯ',
  ofSession: (session) => `${session} заседания Рабочей группы`,
  commission: 'Межправительственная комиссия [●]',
  tookPlace: (session, day) =>
    `Работа ${session} заседания Рабочей группы (далее – Рабочая группа) проходила в г. [●] ${day}.`,
  framework: 'Заседание проведено в рамках [●].',
  coChaired: 'Сопредседателями заседания являлись:',
  definedSides: (first, second) => `${first} и ${second} далее именуются Сторонами.`,
  adoption: 'Утверждение повестки дня',
  adopted: 'Стороны утвердили повестку дня заседания ({c-annex-agenda}).',
  delegationsAttached: (references) => `Списки делегаций прилагаются (${references}).`,
  survey: 'Обзор торгово-экономического сотрудничества',
  noted: 'Стороны отметили [●].',
  review: (previous) => `Ход выполнения решений ${previous} заседания`,
  progress: 'Стороны приняли к сведению ход работы по [●].',
  agreed: 'Стороны договорились [●].',
  newAreas: 'Новые направления сотрудничества',
  toConsider: 'Стороны договорились рассмотреть [●].',
  followUp: 'Дальнейшие действия и следующее заседание',
  scheduleAttached: 'Перечень договорённостей прилагается ({c-annex-schedule}).',
  nextSession: 'Следующее заседание состоится в [●] в сроки, которые будут согласованы Сторонами.',
  signed: (day, languages) =>
    `Подписано в г. [●] ${day} в двух экземплярах, каждый на ${languages} языках, причём все тексты имеют одинаковую силу.`,
  languages: { en: 'английском', ru: 'русском', hi: 'хинди' },
  delegation: (side) => `Состав делегации: ${side}`,
  schedule: 'Перечень договорённостей',
  columns: ['Договорённость', 'Пункт', 'Ответственный', 'Срок'],
  meetingCoChaired: 'Сопредседателями заседания являлись [●] и [●].',
  matters: 'Рассмотренные вопросы',
  proposals: 'Предложения в Протокол',
  proposed: 'Подгруппа решила предложить Рабочей группе: [●].',
  nextMeeting: 'Следующее заседание подгруппы',
  signing: 'Подписание Протокола',
};

const hindi: SkeletonWords = {
  protocol: 'प्रोटोकॉल',
  minutes: 'कार्यवृत्त',
  agenda: 'कार्यसूची',
  ofSession: (session) => `कार्य समूह के ${session} सत्र का अभिलेख`,
  commission: 'अंतर-सरकारी आयोग [●]',
  tookPlace: (session, day) =>
    `कार्य समूह (जिसे आगे “कार्य समूह” कहा गया है) के ${session} सत्र का आयोजन ${day} को [●] में हुआ।`,
  framework: 'यह सत्र [●] के अंतर्गत आयोजित हुआ।',
  coChaired: 'सत्र के सह-अध्यक्ष थे:',
  definedSides: (first, second) => `${first} और ${second} को आगे “पक्ष” कहा गया है।`,
  adoption: 'कार्यसूची का अंगीकरण',
  adopted: 'पक्षों ने सत्र की कार्यसूची अंगीकृत की ({c-annex-agenda})।',
  delegationsAttached: (references) => `प्रतिनिधिमंडलों की सूचियाँ संलग्न हैं (${references})।`,
  survey: 'व्यापार और आर्थिक सहयोग का सर्वेक्षण',
  noted: 'पक्षों ने [●] का उल्लेख किया।',
  review: (previous) => `${previous} सत्र के निर्णयों का कार्यान्वयन`,
  progress: 'पक्षों ने [●] पर हुई प्रगति को नोट किया।',
  agreed: 'पक्षों ने [●] पर सहमति व्यक्त की।',
  newAreas: 'सहयोग के नए क्षेत्र',
  toConsider: 'पक्ष [●] पर विचार करने के लिए सहमत हुए।',
  followUp: 'अनुवर्ती कार्रवाई और अगला सत्र',
  scheduleAttached: 'प्रतिबद्धताओं की अनुसूची संलग्न है ({c-annex-schedule})।',
  nextSession: 'अगला सत्र [●] में उन तिथियों पर होगा जिन पर पक्ष सहमत होंगे।',
  signed: (day, languages) =>
    `${day} को [●] में दो मूल प्रतियों में हस्ताक्षरित, प्रत्येक ${languages} भाषाओं में; सभी पाठ समान रूप से प्रामाणिक हैं।`,
  languages: { en: 'अंग्रेज़ी', ru: 'रूसी', hi: 'हिन्दी' },
  delegation: (side) => `प्रतिनिधिमंडल की सूची: ${side}`,
  schedule: 'प्रतिबद्धताओं की अनुसूची',
  columns: ['प्रतिबद्धता', 'पैरा', 'उत्तरदायी', 'समय-सीमा'],
  meetingCoChaired: 'बैठक की सह-अध्यक्षता [●] और [●] ने की।',
  matters: 'विचारित विषय',
  proposals: 'प्रोटोकॉल के लिए प्रस्ताव',
  proposed: 'उप-समूह ने कार्य समूह को यह प्रस्ताव देने का निर्णय लिया: [●]।',
  nextMeeting: 'अगली बैठक',
  signing: 'प्रोटोकॉल पर हस्ताक्षर',
};

export const skeletonWords: Readonly<Record<TextLanguage, SkeletonWords>> = {
  en: english,
  ru: russian,
  hi: hindi,
};
