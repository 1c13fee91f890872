import type { DigestReason } from '#shared/notifications/digest.ts';
import type { Locale } from './locale.ts';

type DigestWords = {
  readonly reasons: Readonly<Record<DigestReason, string>>;
  readonly subject: (count: number, day: string) => string;
  readonly more: (count: number) => string;
  readonly open: string;
  readonly unsubscribe: string;
  readonly demonstration: string;
  /** The page behind the link. */
  readonly page: { readonly ask: string; readonly confirm: string; readonly done: string };
};

/** Words of the letter of what is due, and of the page by which such letters end. */
export const digestWords: Readonly<Record<Locale, DigestWords>> = {
  en: {
    reasons: {
      overdue: 'Overdue',
      today: 'Due today',
      'in-3-days': 'Due within 3 days',
      'in-14-days': 'Due within 14 days',
      'in-30-days': 'Due within 30 days',
      'to-answer': 'Waiting for your answer',
      stale: 'Nothing has been heard for three months',
    },
    subject: (count, day) => `Actions that wait for your Side: ${count}, ${day}`,
    more: (count) => `and ${count} more`,
    open: 'The register:',
    unsubscribe: 'To receive no more of these letters:',
    demonstration: 'Demonstration data',
    page: {
      ask: 'Receive no more letters about what is due?',
      confirm: 'No more letters',
      done: 'You will receive no more letters about what is due.',
    },
  },
  ru: {
    reasons: {
      overdue: 'Просрочено',
      today: 'Срок сегодня',
      'in-3-days': 'Срок в течение 3 дней',
      'in-14-days': 'Срок в течение 14 дней',
      'in-30-days': 'Срок в течение 30 дней',
      'to-answer': 'Ожидает вашего ответа',
      stale: 'Нет сообщений три месяца',
    },
    subject: (count, day) => `Поручения, ожидающие вашей Стороны: ${count}, ${day}`,
    more: (count) => `и ещё ${count}`,
    open: 'Реестр:',
    unsubscribe: 'Чтобы больше не получать таких писем:',
    demonstration: 'Демонстрационные данные',
    page: {
      ask: 'Больше не получать писем о сроках?',
      confirm: 'Больше не присылать',
      done: 'Вы больше не будете получать писем о сроках.',
    },
  },
  hi: {
    reasons: {
      overdue: 'समय-सीमा बीत गई',
      today: 'आज देय',
      'in-3-days': '3 दिन के भीतर देय',
      'in-14-days': '14 दिन के भीतर देय',
      'in-30-days': '30 दिन के भीतर देय',
      'to-answer': 'आपके उत्तर की प्रतीक्षा में',
      stale: 'तीन माह से कोई सूचना नहीं',
    },
    subject: (count, day) => `आपके पक्ष की प्रतीक्षा में कार्य: ${count}, ${day}`,
    more: (count) => `और ${count}`,
    open: 'रजिस्टर:',
    unsubscribe: 'ऐसे पत्र न पाने के लिए:',
    demonstration: 'प्रदर्शन डेटा',
    page: {
      ask: 'क्या समय-सीमाओं के पत्र बंद किए जाएँ?',
      confirm: 'पत्र बंद करें',
      done: 'अब आपको समय-सीमाओं के पत्र नहीं मिलेंगे।',
    },
  },
};
