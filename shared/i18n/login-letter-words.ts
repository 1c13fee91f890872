import type { Locale } from './locale.ts';

type LoginLetterWords = {
  readonly greeting: (name: string) => string;
  readonly invitation: {
    readonly subject: string;
    readonly text: (seat: string) => string;
    readonly until: string;
  };
  readonly password: { readonly subject: string; readonly text: string; readonly until: string };
  readonly unexpected: string;
};

/** Words of the letters that bring a link: an invitation, or the way to a new password. */
export const loginLetterWords: Readonly<Record<Locale, LoginLetterWords>> = {
  en: {
    greeting: (name) => `Dear ${name},`,
    invitation: {
      subject: 'Invitation to the drafting room of the Working Group',
      text: (seat) => `You are invited to the drafting room as: ${seat}. Follow this link to enter:`,
      until: 'The link works once and for 72 hours. It is for you alone: do not pass it on.',
    },
    password: {
      subject: 'A new password for the drafting room',
      text: 'Somebody asked for a new password for this address. Follow this link to choose one:',
      until: 'The link works once and for one hour. Choosing a password ends every login that is open.',
    },
    unexpected: 'If you did not expect this letter, do nothing: without the link nothing changes.',
  },
  ru: {
    greeting: (name) => `Здравствуйте, ${name}!`,
    invitation: {
      subject: 'Приглашение в редакционную комнату Рабочей группы',
      text: (seat) => `Вы приглашены в редакционную комнату: ${seat}. Чтобы войти, откройте ссылку:`,
      until: 'Ссылка действует один раз и в течение 72 часов. Она только для вас: не передавайте её.',
    },
    password: {
      subject: 'Новый пароль для редакционной комнаты',
      text: 'Для этого адреса запрошен новый пароль. Чтобы выбрать его, откройте ссылку:',
      until: 'Ссылка действует один раз и в течение часа. После выбора пароля все открытые входы завершатся.',
    },
    unexpected: 'Если вы не ждали этого письма, ничего не делайте: без ссылки ничего не изменится.',
  },
  hi: {
    greeting: (name) => `प्रिय ${name},`,
    invitation: {
      subject: 'कार्य समूह के प्रारूपण कक्ष का निमंत्रण',
      text: (seat) => `आपको प्रारूपण कक्ष में आमंत्रित किया गया है: ${seat}। प्रवेश के लिए यह लिंक खोलें:`,
      until: 'लिंक एक बार और 72 घंटे तक काम करता है। यह केवल आपके लिए है: इसे आगे न भेजें।',
    },
    password: {
      subject: 'प्रारूपण कक्ष के लिए नया पासवर्ड',
      text: 'इस पते के लिए नया पासवर्ड माँगा गया है। उसे चुनने के लिए यह लिंक खोलें:',
      until: 'लिंक एक बार और एक घंटे तक काम करता है। पासवर्ड चुनने पर सभी खुले लॉगिन समाप्त हो जाते हैं।',
    },
    unexpected: 'यदि आपने इस पत्र की अपेक्षा नहीं की थी, तो कुछ न करें: लिंक के बिना कुछ नहीं बदलता।',
  },
};
