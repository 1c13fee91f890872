import type { documents as english } from '#shared/i18n/messages/en/documents.ts';
import type { Words } from '#shared/i18n/words.ts';

export const documents = {
  title: 'दस्तावेज़',
  'kind-protocol': 'प्रोटोकॉल',
  'kind-minutes': 'उप-समूहों की बैठकों के कार्यवृत्त',
  'kind-agenda': 'कार्यसूची',
  'kind-note': 'टिप्पण',
  'stage-drafting': 'प्रारूपण जारी',
  'stage-reconciling': 'पाठों का मिलान जारी',
  'stage-agreed': 'सहमत',
  'stage-sealed': 'मुद्रांकित',
  onlySide: 'केवल {{side}}',
  empty: 'इस सत्र के कोई दस्तावेज़ अभी नहीं हैं। सचिव द्वारा तैयार होते ही वे यहाँ दिखेंगे।',
  notFoundTitle: 'ऐसा कोई दस्तावेज़ नहीं है',
  notFound: 'संभव है कि इसे वापस ले लिया गया हो, या यह आपके लिए खुला न हो।',
} satisfies Words<typeof english>;
