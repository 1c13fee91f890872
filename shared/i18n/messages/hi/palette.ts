import type { palette as english } from '#shared/i18n/messages/en/palette.ts';
import type { Words } from '#shared/i18n/words.ts';

export const palette = {
  title: 'आदेश',
  placeholder: 'दस्तावेज़, पैरा या आदेश…',
  failed: 'आदेशों की सूची लोड नहीं हो सकी। संपर्क जाँचें और पुनः प्रयास करें।',
  'show-en': 'अंग्रेज़ी पाठ दिखाएँ',
  'show-ru': 'रूसी पाठ दिखाएँ',
  'show-hi': 'हिन्दी पाठ दिखाएँ',
  'show-both': 'पाठ साथ-साथ दिखाएँ',
  leave: 'कक्ष से बाहर जाएँ',
} satisfies Words<typeof english>;
