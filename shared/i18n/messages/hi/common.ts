import type { common as english } from '#shared/i18n/messages/en/common.ts';
import type { Words } from '#shared/i18n/words.ts';

export const common = {
  demonstrationData: 'प्रदर्शन हेतु डेटा',
  demonstrationNote:
    'सार्वजनिक रूप से प्रकाशित तथ्यों के आधार पर प्रदर्शन के लिए तैयार। यह किसी सत्र का हस्ताक्षरित अभिलेख नहीं है।',
  skipToContent: 'मुख्य सामग्री पर जाएँ',
  interfaceLanguage: 'इंटरफ़ेस की भाषा',
  appearance: 'रूप',
  appearanceLight: 'उजला',
  appearanceDark: 'गहरा',
  appearanceSystem: 'सिस्टम के अनुसार',
  retry: 'पुनः प्रयास करें',
  reload: 'पृष्ठ पुनः लोड करें',
  copy: 'प्रतिलिपि बनाएँ',
  copied: 'प्रतिलिपि बन गई',
  dismiss: 'हटाएँ',
  apply: 'लागू करें',
  remove: 'निकालें',
  toHome: 'दस्तावेज़ों पर जाएँ',
} satisfies Words<typeof english>;
