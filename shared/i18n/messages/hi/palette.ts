import type { palette as english } from '#shared/i18n/messages/en/palette.ts';
import type { Words } from '#shared/i18n/words.ts';

export const palette = {
  title: 'आदेश',
  placeholder: 'दस्तावेज़, पैरा या आदेश…',
  nothing: 'इस नाम का कुछ नहीं मिला।',
  failed: 'आदेशों की सूची लोड नहीं हो सकी। संपर्क जाँचें और पुनः प्रयास करें।',
  'group-here': 'इस स्थान पर',
  'group-documents': 'दस्तावेज़',
  'group-parts': 'इस पाठ में',
  'group-view': 'दृश्य',
  'group-room': 'कक्ष',
  goHome: 'दस्तावेज़ों पर जाएँ',
  'show-en': 'अंग्रेज़ी पाठ दिखाएँ',
  'show-ru': 'रूसी पाठ दिखाएँ',
  'show-hi': 'हिन्दी पाठ दिखाएँ',
  'show-both': 'पाठ साथ-साथ दिखाएँ',
  interfaceIn: 'इंटरफ़ेस की भाषा: {{language}}',
  'appearance-light': 'उजला रूप',
  'appearance-dark': 'गहरा रूप',
  'appearance-auto': 'सिस्टम के अनुसार रूप',
  leave: 'कक्ष से बाहर जाएँ',
  results_one: '{{count}} परिणाम',
  results_other: '{{count}} परिणाम',
} satisfies Words<typeof english>;
